//! What does not agree in the ledger (核对发现).

super::catalogue! {
    done_but_open: "措施记为办结，还有单位未结", "done, but units are open";
    contradiction: "措施与单位说法不一", "the measure and its units say different things";
    same_text: "文字雷同", "the same text again";
    off_target: "数据与目标不符", "a reading against its target";
    over_verified: "自报明显高于核定", "reported markedly better than verified";
    short_off_target: "未达目标", "off target";
    short_over_verified: "自报偏高", "over-reported";
    off(id, status, name, value, on, target): "{id} 记为{status}，但“{name}”{on} 的数据是 {value}，目标 {target}。", "{id} is set to {status}, but \"{name}\" was {value} on {on}; the target is {target}.";
    exceeded(id, name, value, on, target): "{id} “{name}”{on} 已到 {value}，超过上限 {target}。", "{id}: \"{name}\" had come to {value} on {on}, over the cap of {target}.";
    over(id, name, reported, verified, points): "{id} “{name}”自报 {reported}，核定 {verified}，自报偏高 {points} 个点。", "{id}: \"{name}\" was reported as {reported} and verified as {verified}: {points} points better.";
    value_on(value, on): "{value}（{on}）", "{value} ({on})";
    no_report: "牵头至今没有报告：没有进展、佐证、数据，也没有设过状态", "leads without any report: no progress, evidence, reading or status";

    short_done_but_open: "办结未全", "done but open";
    short_contradiction: "说法不一", "contradiction";
    short_same_text: "雷同", "same text";
    short_no_report: "从未报告", "no report";

    done_says(id, who, units, open): "{id} 记为办结（{who}），{units} 个单位里还有 {open} 个未结：", "{id} is set to done ({who}), but {open} of its {units} units are open: ";
    done_unsettled(id, who): "{id} 记为办结（{who}），但“相关区政府”还待明确。", "{id} is set to done ({who}), but whom 相关区政府 means is still to be settled.";
    also_unsettled: "另有单位待明确。", " Others are still to be settled.";
    contradicts(id, status, set): "{id} 记为{status}{set}，单位却是：", "{id} is set to {status}{set}, but of its units: ";
    set_by(who): "（{who}）", " ({who})";
    units_say(status, units): "{status} {units}", "{status}: {units}";
    same_again(id, count, text): "{id} 有 {count} 次写的是同样的话：“{text}”——", "{id} was given the same words {count} times: \"{text}\" — ";
    same_in_many(count, text): "{count} 处写的是同样的话：“{text}”——", "the same words in {count} places: \"{text}\" — ";
    written(kind, who): "{kind} {who}", "{kind}, {who}";
    written_on(id, kind, who): "{id} {kind}（{who}）", "{id} {kind} ({who})";
    and_more(count): "等 {count} 处", "{count} in all";
    silent(lead, count, due): "{lead}牵头 {count} 条，至今未报（首报期限 {due}）：", "{lead} leads {count} without any report (the first was due on {due}): ";
    units_reported(id, reported, units): "{id}（{units} 个单位报了 {reported} 个）", "{id} ({reported} of {units} units reported)";

    group(kind, count): "{kind}（{count}）", "{kind} ({count})";
    settled(who, why): "已说明（{who}）：{why}", "settled ({who}): {why}";
    covers(as_of, count): "数据截止 {as_of}：核对发现 {count} 条待说明。用 duban settle 编号 --note 理由 说明。", "as of {as_of}: open findings: {count}. Settle one with duban settle KEY --note REASON.";
    covers_settled(as_of, count, settled): "数据截止 {as_of}：核对发现 {count} 条待说明，另有 {settled} 条已说明（--all 一并列出）。", "as of {as_of}: open findings: {count}, settled: {settled} (--all lists them, too).";
    covers_all(as_of, count, settled): "数据截止 {as_of}：核对发现 {count} 条待说明，{settled} 条已说明。", "as of {as_of}: open findings: {count}, settled: {settled}.";
    none(as_of): "数据截止 {as_of}：没有核对发现。", "as of {as_of}: nothing was found that does not agree.";

    help_plan: "核对台账：是否自相矛盾、雷同、无报告", "look for what does not agree in the ledger: contradictions, repeated texts, leads that never reported";
    help_all: "与 --plan 同用：已说明的也列出", "with --plan: those that are settled, too";
    help_json: "与 --plan 同用：输出 JSON", "with --plan: print JSON";
    finding_alone: "核对发现只需要理由：duban settle 编号 --note 理由。", "A finding needs a reason only: duban settle KEY --note REASON.";
}

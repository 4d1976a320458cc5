//! What the digest says.

super::catalogue! {
    about: "每日摘要：数量、最急的十条、较上个工作日的变化、七天内到期，供登录提示或邮件", "Digest for the message of the day or an e-mail: counts, the worst ten, what changed, what falls due";
    help_since: "与这一天结束时相比，如 2026-11-20、11-20（默认为上个工作日）", "compare with the end of this day, e.g. 2026-11-20 or 11-20 (the last working day unless given)";
    since_not_before(since, as_of): "{since} 不早于数据截止日 {as_of}。", "{since} is not before the as-of date {as_of}.";

    title(plan, day, weekday): "【{plan}】{day} {weekday}", "{plan}: {day}, {weekday}";
    ahead(title, ahead): "{title}，{ahead}", "{title}, {ahead}";
    count_measures(total, counts): "措施{total}条：{counts}。", "{total} measures: {counts}.";
    count_obligations(total, counts): "责任事项{total}项：{counts}。", "{total} obligations: {counts}.";
    nothing_waits: "督办队列已清空。", "The queue is empty.";
    waiting(total, rows, counts): "待办{total}项，涉及{rows}条措施：{counts}。", "{total} need an act, under {rows} measures: {counts}.";
    pace(rate, days, pace): "要在年底前全部办结，每天须结{rate}条；近{days}日每天结{pace}条。", "To end the year clean {rate} measures a day must be closed; in the last {days} days it was {pace}.";

    changed(day, weekday): "较{day}（{weekday}）：", "Since {day} ({weekday}):";
    unchanged(day, weekday): "较{day}（{weekday}）没有变化。", "Nothing changed since {day} ({weekday}).";
    turned_red(count, rows): "转红{count}条：{rows}", "{count} turned red: {rows}";
    turned_yellow(count, rows): "转黄{count}条：{rows}", "{count} turned yellow: {rows}";
    turned_better(count, rows): "好转{count}条：{rows}", "{count} became better: {rows}";
    closed(count, rows): "结案{count}条：{rows}", "{count} closed: {rows}";
    reopened(count, rows): "重启{count}条：{rows}", "{count} reopened: {rows}";
    broken(count, rows): "承诺到期未兑现{count}项：{rows}", "promises not kept: {count}; {rows}";
    of_obligations(counts): "责任事项：{counts}", "obligations: {counts}";
    obligations_closed(count): "结案{count}项", "{count} closed";
    obligations_submitted(count): "新报待核{count}项", "{count} newly reported as done";
    obligations_worse(count): "变差{count}项", "{count} worse";
    obligations_better(count): "好转{count}项", "{count} better";
    turn(id, from, to, reason): "{id} {from}→{to} {reason}", "{id} {from} → {to}, {reason}";
    closed_as(id, how): "{id} {how}", "{id} ({how})";
    promise(id, whom, day): "{id} {whom}（{day}）", "{id} by {whom} ({day})";
    and_more(rows, count): "{rows}等{count}条", "{rows} and others ({count} in all)";

    worst(count): "最急{count}条：", "The worst {count}:";
    worst_row(id, light, lead): "{id}  {light}  {lead}", "{id}  {light}  {lead}";
    worst_rows(id, light, lead, count): "{id}  {light}  {lead}（{count}项）", "{id}  {light}  {lead} ({count} entries)";
    due: "七天内到期：", "Due within seven days:";
    nothing_due: "七天内没有事项到期。", "Nothing falls due within seven days.";
    promised(count, rows): "承诺{count}项：{rows}", "promises: {count}; {rows}";
}

//! The ledger of promises through the built binary on the plan itself. 23 November 2026 is a Monday; the lead of 5.1 is 市商务局.

use serde_json::{Value, json};

use super::support::Home;

#[test]
fn a_day_is_taken_as_it_is_said() {
    let home = Home::with_plan();
    for (said, due) in [("下周五", "2026-12-04"), ("12月10日前", "2026-12-10"), ("月底前", "2026-11-30"), ("３天内", "2026-11-26")]
    {
        let line = format!("promise 5.1 补齐台账 --due {said} --whom 李主任");
        assert_eq!(home.line(&line).out, format!("5.1 承诺 李主任 {due} 前 已保存\n"), "{said}");
    }
    assert_eq!(home.line("extend 5.1 年底前 --note 到货迟 --basis 纪要").out, "5.1 延期 2026-09-30 → 2026-12-31（依据：纪要） 已保存\n");
    assert_eq!(home.line("snooze 5.1 下周一 --note 等批复").out, "5.1 暂缓至 2026-11-30 已保存\n");
}

#[test]
fn a_day_that_is_none_is_refused_with_the_words_and_the_reason() {
    let home = Home::with_plan();
    for (said, sentence) in [
        ("尽快", "“尽快”没有说到哪一天。请问到日期，例如：下周五、12月10日前、月底前。"),
        ("2月30日", "没有“2月30日”这一天。"),
        ("12月前", "“12月前”可能是 2026-11-30，也可能是 2026-12-31。请写明日期，或写“底前”。"),
        ("春节前", "还不知道2027年春节放假的日子，请写明日期。"),
    ] {
        home.line(&format!("promise 5.1 补齐台账 --due {said}")).refused(2, sentence);
    }
}

#[test]
fn a_promise_is_moved_and_keeps_its_first_day_and_the_count() {
    let home = Home::with_plan();
    home.line_when("2026-11-02", "promise 5.1 补齐台账 --due 11-10 --whom 李主任");
    assert_eq!(home.line("promise 5.1 设备未到 --move 月底前").out, "5.1 李主任的承诺“补齐台账”改到 2026-11-30 前 已保存\n");
    home.line("promise 5.1 还是未到 --move 12-10");
    let row = &home.line("promises --json").json()[0];
    assert_eq!(
        row,
        &json!({
            "id": "5.1", "no": 2, "unit": "李主任", "listed": false, "whom": "李主任", "what": "补齐台账", "made": "2026-11-02", "by": "zhangwei",
            "due": "2026-12-10", "first_due": "2026-11-10", "moved": 2, "state": "open", "days_late": -17, "ended": null, "replaced_by": null,
        })
    );
    home.line("promise 5.1 设备未到 --move 12-10").refused(2, "承诺改期现在就是这样，没有改动。");
    home.line("promise 5.1 设备未到 --move 11-22").refused(2, "承诺的日期 2026-11-22 已过（今天 2026-11-23）。");
    home.line("promise 5.1 设备未到 --no 2 --due 12-20").refused(2, "--no 只在了结（--end）或改期（--move）时用。");
    let shown = home.line("show 5.1").out;
    assert!(shown.contains("李主任 2026-12-10 前：补齐台账（改期2次，原定 2026-11-10）"), "{shown}");
}

/// On 1 December 李主任's promise of 25 November is six days late; that of 门头沟 was kept on the day on which it was made.
#[test]
fn whose_promises_are_due_is_answered_by_one_command() {
    let home = Home::with_plan();
    assert_eq!((home.line("promises").code, home.line("promises").err.as_str()), (1, "没有承诺。\n"));
    home.line("promise 5.1 补齐台账 --due 11-25 --whom 李主任");
    home.line("promise 8.4@门头沟 报送方案 --due 12-10 --whom 门头沟");
    home.line("promise 8.4@门头沟 已报送 --end kept");
    home.line("promise 8.4@门头沟 再报进展 --due 12-20");
    let said = home.line_on("2026-12-01", "promises");
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(
        lines,
        [
            "按2026-12-01推算（今天2026-11-23）",
            "名单外：李主任  已到期1 未到期0 兑现0 未兑现0",
            "  已到期 过期6天 5.1 李主任 2026-11-25 前：补齐台账",
            "",
            "门头沟区政府  已到期0 未到期1 兑现1 未兑现0 兑现率100%",
            "  未到期 还有19天 8.4@门头沟 门头沟区政府 2026-12-20 前：再报进展",
            "  兑现 提前17天   8.4@门头沟 门头沟 2026-12-10 前：报送方案",
            "截至 2026-12-01：已到期1 未到期1 兑现1 未兑现0 兑现率100% 改期0次".trim_end_matches(" 改期0次"),
        ]
    );
    let states = |line: &str| {
        let rows = home.line_on("2026-12-01", line).json();
        rows.as_array().unwrap().iter().map(|row| row["state"].clone()).collect::<Vec<Value>>()
    };
    assert_eq!(states("promises --due --json"), ["due"]);
    assert_eq!(states("promises --open --json"), ["due", "open"]);
    assert_eq!(states("promises 门头沟 --json"), ["open", "kept"]);
    assert_eq!(states("promises 各区政府 --kept --json"), ["kept"]);
    let none = home.line_on("2026-12-01", "promises --broken --json");
    assert_eq!((none.code, none.out.as_str()), (1, "[]\n"));
    assert_eq!(home.line("promises 水利部").code, 2);
    assert_eq!(home.line("promises --open --due").code, 2);
}

/// A name that is on no list has an account of its own, and is on no other.
#[test]
fn a_name_that_is_no_unit_has_an_account_of_its_own() {
    let home = Home::with_plan();
    home.line("promise 5.1 补齐台账 --due 12-10 --whom 不存在局");
    home.line("promise 8.4@门头沟 报送方案 --due 12-11 --whom 王处长");
    home.line("promise 8.4@平谷 报送方案 --due 12-12 --whom 平谷区政府分管负责人");
    let out = home.line("promises").out;
    let heads: Vec<&str> = out.lines().filter(|line| !line.starts_with([' ', '截']) && !line.is_empty()).collect();
    let names: Vec<&str> = heads.iter().map(|line| line.split("  ").next().unwrap()).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    let mut expected = ["名单外：不存在局", "名单外：王处长", "平谷区政府"];
    expected.sort_unstable();
    assert_eq!(sorted, expected, "{out}");
    assert_eq!(home.line("promises 门头沟").code, 1);
    assert_eq!(home.line("promises 市商务局").code, 1);
    assert!(home.line("promises 不存在局").out.contains("补齐台账"));
}

/// It is counted once, in the account of the group, and listed with each of its members.
#[test]
fn a_promise_of_a_group_is_listed_with_its_members_too() {
    let home = Home::with_plan();
    home.line("promise 8.4 报送总结 --due 12-10 --whom 各区政府");
    let member = home.line("promises 门头沟").out;
    assert!(member.starts_with("门头沟区政府  已到期0 未到期0 兑现0 未兑现0\n"), "{member}");
    assert!(member.contains("各区政府 2026-12-10 前：报送总结（随各区政府）\n"), "{member}");
    let all = home.line("promises").out;
    assert!(all.starts_with("各区政府  已到期0 未到期1 兑现0 未兑现0\n") && !all.contains("随各区政府"), "{all}");
    let group = home.line("promises 各区政府").out;
    assert_eq!(group.matches("报送总结").count(), 1, "{group}");
    assert_eq!(home.line("promises 市水务局").code, 1);
}

/// 东城西城朝阳 was saved as the promise of one who is called so.
#[test]
fn the_names_of_several_units_are_no_name() {
    let home = Home::with_plan();
    for whom in ["东城西城朝阳", "东城、西城", "水务局商务局"] {
        let refused = home.run(&["promise", "1.1", "补报", "--due", "下周五", "--whom", whom]);
        assert_ne!(refused.code, 0, "{whom}");
        assert!(refused.err.contains("一行只记一个单位的承诺"), "{whom}: {}", refused.err);
    }
    for whom in ["东城", "市科委、中关村管委会", "通州水务局"] {
        assert_eq!(home.run(&["promise", "1.1", "补报", "--due", "下周五", "--whom", whom]).code, 0, "{whom}");
    }
}

//! The matrix, from the command line, on the real plan.

use crate::obligations::published;
use crate::support::{Home, ids_of};
use serde_json::{Value, json};

const HEAD: &str = "编号 东城 西城 朝阳 海淀 丰台 石景山 通州 顺义 昌平 大兴 房山 经开区 门头沟 怀柔 平谷 密云 延庆   红 黄 绿 灰 结";

fn is_across(unit: &str) -> bool {
    unit.ends_with("区政府") || unit == "北京经济技术开发区管委会"
}

/// How many of the published measures bind a unit.
fn binding(unit: &str, of: impl Fn(u32) -> bool) -> usize {
    let task = |id: &str| id.split_once('.').unwrap().0.parse().unwrap();
    published().iter().filter(|(id, (units, _))| of(task(id)) && units.iter().any(|known| known == unit)).count()
}

/// On 25 January no report was due yet: what has a date is green, what is ongoing says nothing. On 23 November nobody has reported anything,
/// so that all of it is red.
#[test]
fn the_published_cells_have_the_lights_of_the_day() {
    let home = Home::with_plan();
    let list = home.line("list --json").json();
    let is_ongoing = |id: &str| list.as_array().unwrap().iter().any(|row| row["id"] == id && row["deadline"]["kind"] == "ongoing");
    let mut wanted = published();
    wanted.values_mut().for_each(|(units, _)| units.retain(|unit| is_across(unit)));
    wanted.retain(|_, (units, _)| !units.is_empty());
    for day in ["2026-01-25", "2026-11-23"] {
        let matrix = home.line_on(day, "matrix --json").json();
        assert_eq!(matrix["as_of"], day);
        let units: Vec<&str> = matrix["units"].as_array().unwrap().iter().map(|unit| unit.as_str().unwrap()).collect();
        assert_eq!((units.len(), units[0], units[11]), (17, "东城区政府", "北京经济技术开发区管委会"));
        let rows = matrix["rows"].as_array().unwrap();
        assert_eq!(rows.len(), wanted.len());
        let mut counts = [0; 3];
        for row in rows {
            let id = row["measure"].as_str().unwrap();
            let cells = row["cells"].as_object().unwrap();
            let (mut bound, mut found) = (wanted[id].0.clone(), cells.keys().cloned().collect::<Vec<_>>());
            bound.sort();
            found.sort();
            assert_eq!(found, bound, "{id}");
            let [at, light] = match (day, is_ongoing(id)) {
                ("2026-11-23", _) => ["0", "red"],
                (_, false) => ["1", "green"],
                (_, true) => ["2", "grey"],
            };
            assert!(cells.values().all(|cell| cell["light"] == light && cell["status"] == "not_started"), "{id} {day}");
            let of = |wanted: &str| if wanted == light { bound.len() } else { 0 };
            assert_eq!(
                row["totals"],
                json!({"red": of("red"), "yellow": 0, "green": of("green"), "grey": of("grey"), "closed": 0}),
                "{id}"
            );
            counts[at.parse::<usize>().unwrap()] += bound.len();
        }
        for unit in units {
            let red = if day == "2026-11-23" { binding(unit, |_| true) } else { 0 };
            assert_eq!(matrix["totals"][unit]["red"], red, "{unit} {day}");
        }
        let total = json!({"red": counts[0], "yellow": 0, "green": counts[1], "grey": counts[2], "closed": 0});
        assert_eq!(matrix["total"], total, "{day}");
    }
}

#[test]
fn a_table_has_its_totals_and_says_what_it_covers() {
    let home = Home::with_plan();
    let said = home.line("matrix --worst --area 2 --group 副中心");
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "编号 通州 红 黄 绿 灰 结 工作措施");
    assert!(lines[1].starts_with("31.3 ●红   1  0  0  0  0 持续开展“清管行动”。汛期前"), "{said:?}");
    assert!(lines[1].ends_with("进行全面清掏并加大巡查、清理力度。"), "{said:?}");
    let end = &lines[lines.len() - 6..];
    // Tasks 20 to 35 are those of the second area.
    let red = binding("通州区政府", |task| (20..=35).contains(&task));
    assert_eq!(end[..2], [format!("红   {red}   {red}"), "黄   0        0".to_owned()]);
    assert!(end[5].starts_with("数据截止 2026-11-23：") && end[5].contains(&format!("（红{red} 黄0 绿0")), "{said:?}");
    assert!(end[5].ends_with("（筛选：领域 2 建设美丽河湖、城市副中心）"), "{said:?}");
}

#[test]
fn an_act_shows_in_its_cell() {
    let home = Home::with_plan();
    home.run(&["set", "5.1@门头沟", "withdrawn", "--note", "并入专项"]);
    let matrix = home.line("matrix --json").json();
    let row = matrix["rows"].as_array().unwrap().iter().find(|row| row["measure"] == "5.1").unwrap();
    assert_eq!(row["cells"]["门头沟区政府"], json!({"status": "withdrawn", "light": Value::Null}));
    assert_eq!(row["totals"], json!({"red": 16, "yellow": 0, "green": 0, "grey": 0, "closed": 1}));
    let red = binding("门头沟区政府", |_| true) - 1;
    assert_eq!((&matrix["totals"]["门头沟区政府"]["red"], &matrix["totals"]["门头沟区政府"]["closed"]), (&json!(red), &json!(1)));
    let table = home.line("matrix --area 1 --group 生态涵养区").out;
    assert!(table.lines().any(|line| line.starts_with("5.1  ✓结    ●红 ")), "{table}");
}

#[test]
fn the_worst_come_first() {
    let home = Home::with_plan();
    let first = |line: &str| ids_of(&home.line(line).json()["rows"], "measure").into_iter().take(3).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(first("matrix --json"), ["1.1", "2.1", "3.1"]);
    // 146 days late, then 54; then 40.1, of which a unit's milestone is late; those that are red for reports alone come behind it.
    assert_eq!(first("matrix --json --worst"), ["31.3", "5.1", "40.1"]);
}

#[test]
fn a_terminal_of_120_columns_has_it_whole_and_a_narrower_one_in_blocks() {
    let home = Home::with_plan();
    let (code, wide) = home.on_terminal(120, &["matrix"], "");
    assert_eq!((code, wide.lines().next()), (0, Some(HEAD)));
    assert_eq!(wide.lines().filter(|line| line.starts_with("编号")).count(), 1);
    assert!(wide.lines().all(|line| duban::text::Cells::default().width(line) <= 120), "{wide}");
    let (_, narrow) = home.on_terminal(80, &["matrix", "--area", "3"], "");
    let heads: Vec<&str> =
        narrow.lines().filter(|line| line.starts_with("编号") || line.contains("、生态涵养区") || line.contains("核心区、")).collect();
    assert_eq!(
        heads,
        [
            "核心区、城市功能拓展区、城市副中心",
            "编号 东城 西城 朝阳 海淀 丰台 石景山 通州  红 黄 绿 灰 结",
            "平原新城、生态涵养区",
            "编号 顺义 昌平 大兴 房山 经开区 门头沟 怀柔 平谷 密云 延庆  红 黄 绿 灰 结",
        ]
    );
    let (_, least) = home.on_terminal(20, &["matrix", "--area", "3"], "");
    assert_eq!(least.lines().filter(|line| line.starts_with("编号")).count(), 17);
}

#[test]
fn an_area_or_a_group_that_there_is_not_is_wrong_input() {
    let home = Home::with_plan();
    home.line("matrix --area 9").refused(2, "没有第 9 个领域。现有：1 共筑美丽蓝天、2 建设美丽河湖、3 保障净土沃壤。");
    let groups = "现有：核心区、城市功能拓展区、城市副中心、平原新城、生态涵养区。";
    home.line("matrix --group 郊区").refused(2, &format!("没有功能区“郊区”。{groups}"));
    // Two have it in their names.
    home.line("matrix --group 城市").refused(2, &format!("没有功能区“城市”。{groups}"));
    home.run(&["matrix", "--group", ""]).refused(2, &format!("没有功能区“”。{groups}"));
}

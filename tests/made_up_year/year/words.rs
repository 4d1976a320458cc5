//! What people write. Made up, in the words of such offices.

use super::chance::Chance;

const DONE: [&str; 6] = ["专项检查", "现场排查", "执法检查", "入户指导", "联合巡查", "抽样检测"];
const FOUND: [&str; 4] = ["发现问题", "发现隐患", "交办问题", "立案"];
const NEXT: [&str; 7] = [
    "下月完成剩余点位整改",
    "下月组织现场复核",
    "下一步加快手续办理",
    "下月底前完成招标",
    "继续按月调度",
    "下月开展“回头看”",
    "已列入下月重点工作",
];
const HINDERED: [&str; 4] = ["设备到货推迟", "施工窗口期受限", "个别点位产权不清", "配套资金尚在拨付"];

/// A month's progress.
pub fn progress(chance: &mut Chance, month: u32, task: &str, quarterly: bool) -> String {
    let when = if quarterly { format!("{}季度", month / 3) } else { format!("{month}月") };
    let (n, m) = (chance.between(6, 180), chance.between(2, 40));
    let fixed = chance.between(0, m);
    let (share, next) = ((i64::from(month) * 8 + chance.between(-6, 8)).clamp(3, 99), chance.word(&NEXT));
    let (done, found) = (chance.word(&DONE), chance.word(&FOUND));
    match chance.between(1, 24) {
        1..=5 => format!("{when}开展{done}{n}次，{found}{m}个，已整改{fixed}个，{next}。"),
        6..=9 => format!("{when}累计完成年度任务的{share}%，{next}。"),
        10..=12 => format!("“{task}”{when}进展：已完成{m}处，在建{fixed}处，{next}。"),
        13..=14 => format!("{when}召开专题调度会{}次，印发工作提示{m}份，完成率{share}%。", chance.between(1, 3)),
        15..=17 => format!("{when}新增完成{m}项，累计{}项，较上期增加{m}项。", n + m),
        18..=19 => format!("{when}{done}{n}家次，其中合格{}家次，对不合格的已下达整改通知。", n - n.min(fixed)),
        20 => format!("{when}因{}，进度略有滞后，目前完成{share}%，已制定赶工计划。", chance.word(&HINDERED)),
        21..=22 => format!("{when}方案已报审，完成前期工作{share}%，{next}。"),
        // What is copied from month to month and from unit to unit.
        23 => "按照职责分工持续推进，本期无新增问题。".to_owned(),
        _ => format!("{when}已组织{m}个街道（乡镇）自查，建立台账{n}条，销账{}条。", n.min(fixed * 3)),
    }
}

/// A unit says that it is through.
pub fn finished(chance: &mut Chance, task: &str) -> String {
    let n = chance.between(12, 240);
    match chance.between(1, 4) {
        1 => format!("“{task}”本单位任务已全部完成，共{n}项，佐证材料随文报送，申请核验。"),
        2 => format!("年度任务{n}项全部完成，已通过自验，申请销账。"),
        3 => format!("已完成全部{n}个点位，影像资料和台账齐备，请核验。"),
        _ => format!("工程已完工并组织验收，验收意见见附件，共{n}处。"),
    }
}

pub fn evidence(chance: &mut Chance) -> String {
    let n = chance.between(3, 40);
    chance.word(&["补充验收照片", "补报检测报告", "补充整改前后对比材料", "补报结算及移交单"]).to_owned() + &format!("{n}份。")
}

pub fn returned(chance: &mut Chance) -> String {
    let n = chance.between(2, 9);
    match chance.between(1, 4) {
        1 => format!("抽查{n}处，1处未完成，退回补齐。"),
        2 => "台账与现场数量对不上，退回核实后再报。".to_owned(),
        3 => format!("缺{n}个点位的验收材料，补齐后重新提交。"),
        _ => "只报了过程材料，没有结果数据，退回。".to_owned(),
    }
}

pub fn verified(chance: &mut Chance) -> String {
    let n = chance.between(3, 20);
    match chance.between(1, 5) {
        1 => format!("现场抽查{n}处，均已完成，同意办结。"),
        2 => format!("核对台账及影像{n}份，与报送一致，办结。"),
        3 => format!("会同行业部门复核，抽查{n}个点位合格。"),
        4 => "第三方评估报告已核，结论为完成。".to_owned(),
        _ => format!("查看系统数据并电话回访{n}家，属实。"),
    }
}

pub fn blocked(chance: &mut Chance) -> String {
    chance
        .word(&[
            "征地手续未批，现场无法进场，已函告区规自分局。",
            "国家标准修订尚未发布，配套文件不能定稿。",
            "项目资金评审未过，需重新报批概算。",
            "与轨道交通施工冲突，须待其完工后进场。",
            "权属单位为中央企业，协调未果，已报市级层面。",
        ])
        .to_owned()
}

pub fn caught_up(chance: &mut Chance) -> String {
    let n = chance.between(2, 5);
    match chance.between(1, 3) {
        1 => format!("补报前{n}个月进展：任务按计划推进，台账已更新，此前因人员变动漏报。"),
        2 => format!("按承诺补齐{n}期材料，完成情况见附表。"),
        _ => format!("前期未报的{n}项内容已补齐，今后明确专人按月报送。"),
    }
}

/// A supervisor on a measure that goes well enough.
pub fn remark(chance: &mut Chance, month: u32) -> String {
    let n = chance.between(2, 12);
    match chance.between(1, 9) {
        1 => format!("{month}月调度会已通报，请牵头单位把各区底数再核一遍。"),
        2 => "口径要统一：新增和存量分开报，不要合并。".to_owned(),
        3 => format!("现场看了{n}处，效果可以，但台账更新慢。"),
        4 => "数据和统计局的对不上，已请对方说明。".to_owned(),
        5 => format!("进度偏慢，按现在的速度年底差{n}个百分点，下周单独调度。"),
        6 => "牵头处室换人了，联系人已更新，首次对接。".to_owned(),
        7 => "报送内容空，只写了过程没写结果，已电话提醒。".to_owned(),
        8 => format!("市领导批示：{month}月底前拿出清单，逐项销号。"),
        _ => format!("与去年同期比好转，{n}个区已完成，其余盯住。"),
    }
}

pub fn urge(chance: &mut Chance, due: u32) -> String {
    match chance.between(1, 4) {
        1 => format!("{due}月进展至今未报，请两日内补报。"),
        2 => format!("截至今天仍未收到{due}月进展，请明确专人报送。"),
        3 => format!("{due}月未报，攻坚办将在调度会上通报。"),
        _ => format!("请补报{due}月进展，并说明未报原因。"),
    }
}

pub fn urge_again(chance: &mut Chance) -> String {
    chance
        .word(&[
            "二次催办：连续未报，请主管处长回电。",
            "再次提醒仍未报送，已抄送区政府办。",
            "二次催办，本周内不报将约谈。",
            "会上点名，对方表示尽快补齐。",
        ])
        .to_owned()
}

pub fn talked(chance: &mut Chance) -> String {
    chance.word(&["承诺到期未兑现，约谈分管负责人。", "约谈：逾期未兑现，要求书面说明。", "承诺落空，约谈后限期整改。"]).to_owned()
}

pub fn promised(chance: &mut Chance) -> String {
    chance
        .word(&["承诺补齐全部欠报材料。", "承诺拿出清单并按月报送。", "承诺完成剩余点位并报送佐证。", "承诺补报并说明完成时限。"])
        .to_owned()
}

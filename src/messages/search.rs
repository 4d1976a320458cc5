//! Search.

super::catalogue! {
    unit: "单位", "unit";
    group: "单位组", "group";
    task: "任务", "task";
    measure: "措施", "measure";
    obligation: "责任事项", "obligation";
    indicator: "指标", "indicator";
    note: "记录", "note";
}

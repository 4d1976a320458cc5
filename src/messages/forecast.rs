//! What the forecast says.

super::catalogue! {
    about: "预测：到年底每天到期多少、须日结多少、按目前进度哪些可能完不成", "Forecast: what falls due until the year's end, how many must be closed a day, what is likely not to be done";

    open(open): "未结{open}", "open {open}";
    days_to_end(days): "距年底{days}天", "{days} days to year end";
    last_day: "今天是年底", "the last day of the year";
    days_past_end(days): "年底已过{days}天", "{days} days past year end";
    needed(rate): "须日结{rate}", "need {rate}/day";
    pace(days, rate): "近{days}日日结{rate}", "{rate}/day in last {days}";
    all_closed(total): "应结{total}条已全部结案", "all {total} closed";

    covers(day, ahead): "数据截止 {day}，{ahead}", "As of {day}: {ahead}";
    working_days(ahead, days): "{ahead}（工作日{days}天）", "{ahead} ({days} working days)";
    legend_needed: "须走", "needed";
    legend_pace(left): "照近期进度，年底剩{left}", "at this pace {left}";
    title: "年底预测", "Forecast to the year's end";
    title_past: "年底结果", "What the year came to";
    due_heading: "到期（措施/责任事项）", "Falls due (measures/obligations)";
    run_milestones(count): "节点{count}", "milest. {count}";
    run_reviews(count): "复核{count}", "reviews {count}";
    run_reports(count): "应报{count}", "reports {count}";
    left_at_end(left): "照此年底剩{left}", "leaves {left}";
    nothing_bound: "没有年底前应结的措施。", "No measure must be closed by the year's end.";
    in_forecast: "年底预测", "Forecast";
    key_forecast: "预测", "forecast";
    key_open_risk: "打开该措施", "open the measure";
    col_of: "范围", "of";
    col_total: "应结", "to close";
    col_open: "未结", "open";
    col_needed: "须日结", "a day";
    col_needed_working: "每工作日", "a working day";
    col_of_late(days): "近{days}日结", "last {days} d";
    col_pace: "日结", "a day then";
    col_left: "照此年底剩", "left at the end";
    measures: "措施", "measures";
    obligations: "责任事项", "obligations";

    due: "到期", "Falls due";
    due_measures(count): "措施{count}条", "measures: {count}";
    due_obligations(count): "责任事项{count}项", "obligations: {count}";
    due_milestones(count): "节点{count}个", "milestones: {count}";
    due_reviews(count): "复核{count}项", "reviews: {count}";
    due_reports(count): "进展应报未报{count}项", "reports to come: {count}";
    due_named(what, ids): "{what}（{ids}）", "{what} ({ids})";
    nothing_due: "到年底没有未结事项到期。", "Nothing open falls due until the end of the year.";

    open_since(days, measures, obligations): "年底已过{days}天仍未结：措施{measures}条，责任事项{obligations}项。", "Still open {days} days past the year's end: measures {measures}, obligations {obligations}.";
    closed_by_now(measures, obligations): "已结：措施{measures}条，责任事项{obligations}项。", "Closed: measures {measures}, obligations {obligations}.";
    closed_of(closed, total): "应结{total}已结{closed}", "{closed} of {total} closed";

    at_risk(count): "按目前进度年底可能完不成：{count}条", "Likely not done at the year's end at this pace: {count}";
    at_risk_past(count): "年底已过，未完成或未达标：{count}条", "The year is over; not done or short of a target: {count}";
    nothing_at_risk: "按目前进度，没有年底可能完不成的措施。", "Nothing is likely not to be done at this pace.";
    nothing_missed: "年底已过，没有未完成或未达标的措施。", "The year is over; nothing is left open or short of a target.";
    blocked(days): "受阻{days}天", "blocked {days} days";
    not_begun: "时间过半未启动", "not begun at half time";
    too_slow(left, total): "照近期进度{total}个单位剩{left}个", "{left} of {total} units left at this pace";
    misses(code, at_end, target): "{code} 年底预计{at_end}，目标{target}", "{code} comes to {at_end}, target {target}";
    misses_as_it_is(code, value, target): "{code} 现为{value}，目标{target}", "{code} is {value}, target {target}";
    missed(code, value, target): "{code} 实为{value}，目标{target}", "{code} came to {value}, target {target}";
    units_at_risk(count, names): "可能完不成{count}个：{names}", "{count} likely not done: {names}";
    units_not_done(count, names): "未完成{count}个：{names}", "{count} not done: {names}";
    and_more(names): "{names}等", "{names} and others";
    parts: "各领域、各单位", "Areas and units";
    more_units(count): "另有{count}个单位，见 --json", "{count} more units: see --json";
}

//! Why an id or a name of a unit names nothing, and what there is.

super::catalogue! {
    bad_id(text): "“{text}”不是编号。任务写 3，措施写 3.2，单位的责任事项写 8.4@门头沟。", "\"{text}\" is not an id. Write a task as 3, a measure as 3.2, what a unit owes as 8.4@门头沟.";
    no_such_id(id, last): "计划里没有 {id}（任务到 {last} 为止）。", "There is no {id} in the plan (tasks go up to {last}).";
    no_such_measure(id, task, count): "没有 {id}：任务 {task} 只有 {count} 条措施。", "There is no {id}: task {task} has {count} measures.";
    no_such_unit_but(name, names): "没有单位“{name}”。相近的有：{names}。", "There is no unit \"{name}\". The nearest are: {names}.";
    no_such_unit(name): "没有单位“{name}”。用全称、简称或别名，如 市水务局、门头沟、经开区。", "There is no unit \"{name}\". Use a full name, a short name or an alias, such as 市水务局, 门头沟, 经开区.";
    many_units(name, names): "“{name}”可指几个单位：{names}。请写全。", "\"{name}\" may be several units: {names}. Say which.";
    not_bound(id, unit, bound): "{id} 不涉及{unit}。责任单位：{bound}。", "{id} does not bind {unit}. It binds: {bound}.";
    nobody_bound(id): "{id} 没有写明责任单位，不分单位。请直接用 {id}。", "{id} names no responsible unit. Use {id} itself.";
    not_bound_many(id, unit, bound, count): "{id} 不涉及{unit}。责任单位有 {count} 个：{bound} 等，用 duban obligations {id} 看全部。", "{id} does not bind {unit}. It binds {count} units: {bound} and others; duban obligations {id} shows all.";
    not_bound_unsettled(id, unit): "{id} 的“相关区政府”还待明确，目前不涉及{unit}。要由督查员先明确：duban settle {id} 单位 --note 依据", "Whom 相关区政府 of {id} means is still to be settled, and so far it does not bind {unit}. Settle it first: duban settle {id} UNITS --note WHY";
    owes_nothing(unit, id, role): "{unit}是 {id} 的{role}单位，没有单列的责任事项", "{unit} has a part in {id} ({role}), but no obligation of its own";
    not_bound_some(id, unit, bound, count): "{id} 不涉及{unit}。责任单位有 {count} 个：{bound} 等。", "{id} does not bind {unit}. It binds {count} units: {bound} and others.";
    not_bound_unsettled_yet(id, unit): "{id} 的“相关区政府”还待明确，目前不涉及{unit}。要由督查员先明确责任单位。", "Whom 相关区政府 of {id} means is still to be settled, and so far it does not bind {unit}.";
}

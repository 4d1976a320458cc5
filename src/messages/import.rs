//! What the importer says: what is wrong with a table, and what is doubtful.

super::catalogue! {
    summary(areas, sections, tasks, measures): "{areas}个领域 {sections}节 {tasks}项重点任务 {measures}条工作措施", "{areas} areas, {sections} sections, {tasks} tasks, {measures} measures";

    unreadable(detail): "文件读不了({detail})。请核对路径和权限。", "the file cannot be read ({detail}). Check the path and its permissions.";
    directory: "这是一个目录,请给出文件名。", "this is a directory; name a file.";
    too_large(found, most): "文件有 {found} MB,计划文本不会超过 {most} MB。请核对是否选错了文件。", "the file has {found} MB; no plan has more than {most} MB. Is it the right file?";
    empty: "文件是空的。", "the file is empty.";
    encoding: "这里的字节不是 UTF-8、GB18030 或 UTF-16 文字。请用其中一种编码另存后再导入。", "these bytes are neither UTF-8, GB18030 nor UTF-16 text. Save the file in one of these and import it again.";
    control(code): "这里有控制字符 {code},不是公布的表格文本。请删去后再导入。", "there is a control character {code} here, so this is not the text of a table. Remove it and import again.";
    no_header: "没有找到表头(序号、重点任务、工作措施、完成时限、牵头部门、主责单位、协办单位,以制表符分隔),这不是计划表格。", "there is no header (序号, 重点任务, 工作措施, 完成时限, 牵头部门, 主责单位, 协办单位, separated by tabs), so this is not the table of a plan.";
    no_title: "表头之前没有标题。请在第一行写上计划名称,如“持续污染防治攻坚2026年行动计划”。", "no title stands before the header. Put the name of the plan into the first line.";
    no_year(title): "标题“{title}”里没有年份,无法推算时限。请在标题中写明,如“2026年”。", "the title \"{title}\" names no year, so deadlines cannot be computed. Name it, such as 2026年.";
    no_rows: "表头之下没有任何措施。", "there is no measure under the header.";
    too_few_cells(found, expected): "这一行只有{found}格,应有{expected}格。请补齐制表符。", "this row has only {found} cells of {expected}. Add the tabs that are missing.";
    too_many_cells(found, expected): "这一行有{found}格,应只有{expected}格。请删去多余的制表符。", "this row has {found} cells instead of {expected}. Remove the tabs that are too many.";
    no_heading: "在第一个领域(一、……)和节((一)……)之前就出现了任务。", "a task stands before the first area (一、…) and section ((一)…).";
    number(text): "序号“{text}”不是数字。", "the task number \"{text}\" is not a number.";
    title_alone(text): "任务“{text}”没有序号。请补上序号。", "the task \"{text}\" has no number. Add it.";
    no_task_title(number): "任务 {number} 没有名称。", "task {number} has no title.";
    goes_back(number, previous): "任务序号 {number} 排在 {previous} 之后,序号应递增。", "task number {number} comes after {previous}; the numbers must ascend.";
    no_text: "这一行没有工作措施。", "this row has no measure.";
    no_lead: "这一行没有牵头部门。", "this row has no lead department.";
    deadline(text): "看不懂完成时限“{text}”。可用的写法:年底前、6月底前、11月15日前、6—9月、2027年底前、长期实施、尽快。", "the deadline \"{text}\" is not understood. Known forms: 年底前, 6月底前, 11月15日前, 6—9月, 2027年底前, 长期实施, 尽快.";

    doubt_at(line, id, what): "第{line}行 {id} {what}", "line {line} {id}: {what}";
    doubt_in_line(line, what): "第{line}行 {what}", "line {line}: {what}";
    merged: "牵头与主责是合并单元格:两者相同", "lead and responsible are one merged cell: both are the same";
    shifted: "牵头与主责是合并单元格,协办错移到主责一列:已移回", "lead and responsible are one merged cell and the assisting units stood one column left: moved back";
    no_assist: "牵头与主责是合并单元格,协办为空:按没有协办单位处理", "lead and responsible are one merged cell and the assisting cell is empty: taken as nobody";
    title_differs(task, first, here): "任务 {task} 的名称前后不同:采用“{first}”,此处为“{here}”", "the title of task {task} differs: \"{first}\" is kept, here it is \"{here}\"";
    number_left_out(previous, number): "任务序号从 {previous} 跳到 {number}", "task numbers go from {previous} to {number}";
    corrected(find, replace, reason): "更正:“{find}”→“{replace}”({reason})", "corrected: \"{find}\" → \"{replace}\" ({reason})";
    unknown_unit(role, name): "{role}单位“{name}”不在单位表里:按原文保留", "the {role} unit \"{name}\" is not in the list of units: kept as published";
    rejoined(name): "单位名称被换行断开:已接为“{name}”", "a name broken by a line wrap was put together: \"{name}\"";
    and_others(role): "{role}单位以“等部门”结尾,名单不全", "the list of {role} units ends with 等部门 and is not complete";
    no_date(cell): "时限“{cell}”推不出日期:缺时限", "the deadline \"{cell}\" gives no date";
    other_date(phrase, end, cell): "文中写“{phrase}”(至 {end}),与完成时限“{cell}”不同:以完成时限为准", "the text says \"{phrase}\" (until {end}), the deadline cell \"{cell}\": the cell holds";
}

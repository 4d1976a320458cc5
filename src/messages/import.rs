//! What the importer says: what is wrong with a table, and what is doubtful.

super::catalogue! {
    summary(areas, sections, tasks, measures): "{areas}个领域 {sections}节 {tasks}项重点任务 {measures}条工作措施", "{areas} areas, {sections} sections, {tasks} tasks, {measures} measures";

    not_found: "没有这个文件。请核对路径和文件名。", "there is no such file. Check the path and the name.";
    not_permitted: "没有权限读这个文件。请换一个文件，或请管理员开放读权限。", "you may not read this file. Name another one, or ask for the permission.";
    unreadable(detail): "文件读不了（{detail}）。请核对路径和磁盘。", "the file cannot be read ({detail}). Check the path and the disk.";
    directory: "这是一个目录，请给出文件名。", "this is a directory; name a file.";
    too_large(found, most): "文件超过 {most} MB（有 {found} MB），计划文本不会这样大。请核对是否选错了文件。", "the file has more than {most} MB ({found} MB), and no plan has. Is it the right file?";
    empty: "文件是空的。请核对是否选错了文件。", "the file is empty. Is it the right file?";
    binary: "这不是文本文件（可能是 Word、Excel、PDF 或图片）。请把表格另存为制表符分隔的文本后再导入。", "this is not a text file (a document, a spreadsheet or a picture?). Save the table as text separated by tabs and import that.";
    encoding(bytes, encoding): "字节 {bytes} 不是 {encoding} 文字，文件也不能按 UTF-8、GB18030、UTF-16 中的另一种读成计划表格。请用其中一种编码重新保存后再导入。", "the bytes {bytes} are not {encoding} text, and in none of UTF-8, GB18030 and UTF-16 is the file a sound table. Save it anew in one of these and import it again.";
    control(code): "这里有看不见的控制字符 {code}。请删去后再导入。", "there is a control character {code} here, which cannot be seen. Remove it and import again.";
    lost: "这里的“�”表示有一个字在以前的转换中丢失了。请按原件补上后再导入。", "\"�\" stands here for a character that an earlier conversion lost. Put in what the original says and import again.";
    no_header: "没有找到表头（序号、重点任务、工作措施、完成时限、牵头部门、主责单位、协办单位，以制表符分隔），这不是计划表格。请核对是否选错了文件。", "there is no header (序号, 重点任务, 工作措施, 完成时限, 牵头部门, 主责单位, 协办单位, separated by tabs), so this is not the table of a plan. Is it the right file?";
    header_lacks(missing): "表头缺少{missing}。请补上，各栏以制表符分隔。", "the header lacks {missing}. Add it; columns are separated by tabs.";
    no_title: "表头之前没有标题。请在表头之前用一行写上计划名称，如“持续污染防治攻坚2026年行动计划”。", "no title stands before the header. Put the name of the plan into a line before it, such as 持续污染防治攻坚2026年行动计划.";
    no_year(title): "标题“{title}”里没有年份，无法推算时限。请在标题中写明，如“2026年”。", "the title \"{title}\" names no year, so deadlines cannot be computed. Name it, such as 2026年.";
    no_rows: "表头之下没有任何措施。请核对文件是否完整。", "there is no measure under the header. Is the file complete?";
    too_few_cells(found, expected): "这一行只有 {found} 格，应有 {expected} 格。请补齐制表符。", "this row has only {found} cells of {expected}. Add the tabs that are missing.";
    too_many_cells(found, expected): "这一行有 {found} 格，应只有 {expected} 格。请删去多余的制表符。", "this row has {found} cells instead of {expected}. Remove the tabs that are too many.";
    no_area: "这一行之前没有领域。请在它之前加上领域一行，如“一、共筑美丽蓝天”。", "no area stands before this row. Put one before it, such as 一、共筑美丽蓝天.";
    no_section: "这一行之前，本领域还没有节。请在它之前加上节一行，如“(一)空气质量目标”。", "no section of the area stands before this row. Put one before it, such as (一)空气质量目标.";
    no_task: "这一行没有序号和重点任务，而本节还没有任务可以接续。请补上序号和重点任务。", "this row has neither number nor task, and its section has no task yet that it could go on with. Add them.";
    heading_goes_back(heading, previous): "“{heading}”的序号不大于前一个（{previous}），序号应递增。请核对。", "the number of \"{heading}\" is not above the one before it ({previous}); the numbers must ascend. Check it.";
    number(text): "序号“{text}”不是数字。请改为 1、2、3 这样的数字。", "the task number \"{text}\" is not a number. Write a number such as 1, 2, 3.";
    title_alone(text): "重点任务“{text}”没有序号。请补上序号。", "the task \"{text}\" has no number. Add it.";
    no_task_title(number): "任务 {number} 没有名称。请补上重点任务。", "task {number} has no title. Add it.";
    goes_back(number, previous): "任务序号 {number} 排在 {previous} 之后，序号应递增。请核对。", "task number {number} comes after {previous}; the numbers must ascend. Check it.";
    no_text: "这一行没有工作措施。请补上，或删去这一行。", "this row has no measure. Add it, or remove the row.";
    no_lead: "这一行没有牵头部门。请补上。", "this row has no lead department. Add it.";
    nobody_leads(cell): "牵头部门“{cell}”没有写出任何单位。请补上。", "the lead department \"{cell}\" names no unit. Add it.";
    deadline(text): "看不懂完成时限“{text}”。可用的写法：年底前、6月底前、11月15日前、6—9月、2027年底前、长期实施、尽快。", "the deadline \"{text}\" is not understood. Known forms: 年底前, 6月底前, 11月15日前, 6—9月, 2027年底前, 长期实施, 尽快.";

    doubt_at(line, id, what): "第{line}行 {id} {what}", "line {line} {id}: {what}";
    doubt_in_line(line, what): "第{line}行 {what}", "line {line}: {what}";
    merged: "牵头与主责为合并单元格：两者相同", "lead and responsible are one merged cell: both are the same";
    shifted: "牵头与主责为合并单元格，协办左移一列：已还原", "lead and responsible are one merged cell and the assisting units stood one column left: moved back";
    no_assist: "牵头与主责为合并单元格，协办为空：按没有协办单位处理", "lead and responsible are one merged cell and the assisting cell is empty: taken as nobody";
    nobody_responsible: "没有主责单位", "no unit is responsible";
    title_differs(task, first, here): "任务 {task} 的名称前后不同：采用“{first}”，此处为“{here}”", "the title of task {task} differs: \"{first}\" is kept, here it is \"{here}\"";
    number_left_out(previous, number): "任务序号从 {previous} 跳到 {number}", "task numbers go from {previous} to {number}";
    corrected(find, replace, reason): "更正：“{find}”→“{replace}”（{reason}）", "corrected: \"{find}\" → \"{replace}\" ({reason})";
    unknown_unit(role, name): "{role}单位“{name}”不在单位表里：按原文保留", "the {role} unit \"{name}\" is not in the list of units: kept as published";
    twice(role, name): "{role}单位“{name}”写了两次：按一次计", "the {role} unit \"{name}\" stands twice: taken once";
    rejoined(name): "单位名称被换行断开：已接为“{name}”", "a name broken by a line wrap was put together: \"{name}\"";
    and_others(role): "{role}单位有“等部门”，名单不全", "the list of {role} units says 等部门 and is not complete";
    no_date(cell): "完成时限“{cell}”推不出日期：缺时限", "the deadline \"{cell}\" gives no date";
    earlier_date(phrase, end, cell, of_cell): "文中写“{phrase}”（至{end}），早于完成时限“{cell}”（至{of_cell}）：以完成时限为准，请核对", "the text says \"{phrase}\" (until {end}), earlier than the deadline \"{cell}\" (until {of_cell}): the deadline holds, check it";
    later_date(phrase, end, cell, of_cell): "文中写“{phrase}”（至{end}），晚于完成时限“{cell}”（至{of_cell}）：以完成时限为准，请核对", "the text says \"{phrase}\" (until {end}), later than the deadline \"{cell}\" (until {of_cell}): the deadline holds, check it";
    date_beside(phrase, end, cell): "完成时限为“{cell}”，文中写有“{phrase}”（至{end}）：请核对", "the deadline is \"{cell}\", and the text says \"{phrase}\" (until {end}): check it";
}

//! The id of a card in large figures: three columns and five rows of dots a figure, each dot two cells wide, or half a cell high where there
//! is less room.

/// Rows of dots of a figure.
const ROWS: usize = 5;
/// Columns of dots between two figures.
const GAP: usize = 1;

/// How large the figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Two rows of dots in one line, one column in one cell: three lines.
    Half,
    /// A dot is two cells wide: five lines. The sign is what a dot is filled with, one cell wide.
    Full(char),
}

/// The dots of a figure, row by row; none for what has none.
const fn dots(c: char) -> Option<[&'static str; ROWS]> {
    Some(match c {
        '0' => ["###", "# #", "# #", "# #", "###"],
        '1' => [" # ", "## ", " # ", " # ", "###"],
        '2' => ["###", "  #", "###", "#  ", "###"],
        '3' => ["###", "  #", "###", "  #", "###"],
        '4' => ["# #", "# #", "###", "  #", "  #"],
        '5' => ["###", "#  ", "###", "  #", "###"],
        '6' => ["###", "#  ", "###", "# #", "###"],
        '7' => ["###", "  #", "  #", "  #", "  #"],
        '8' => ["###", "# #", "###", "# #", "###"],
        '9' => ["###", "# #", "###", "  #", "###"],
        '.' => [" ", " ", " ", " ", "#"],
        _ => return None,
    })
}

/// The lines of a number such as `8.4`, all equally long; empty where a character has no figure.
pub fn lines(number: &str, size: Size) -> Vec<String> {
    let Some(figures) = number.chars().map(dots).collect::<Option<Vec<_>>>() else { return Vec::new() };
    if figures.is_empty() {
        return Vec::new();
    }
    let row = |at: usize| -> Vec<bool> {
        let rows: Vec<&str> = figures.iter().filter_map(|figure| figure.get(at).copied()).collect();
        let gap = " ".repeat(GAP);
        let blank = figures.iter().map(|figure| " ".repeat(figure.first().map_or(0, |row| row.len()))).collect::<Vec<_>>();
        let line = if rows.is_empty() { blank.join(&gap) } else { rows.join(&gap) };
        line.chars().map(|c| c == '#').collect()
    };
    match size {
        Size::Full(sign) => {
            let cells = |dots: Vec<bool>| dots.into_iter().flat_map(|dot| [if dot { sign } else { ' ' }; 2]).collect();
            (0..ROWS).map(row).map(cells).collect()
        }
        Size::Half => {
            let sign = |(upper, lower)| match (upper, lower) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            };
            (0..ROWS).step_by(2).map(|at| row(at).into_iter().zip(row(at + 1)).map(sign).collect()).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_drawn_by_hand_alike() {
        assert_eq!(lines("8.4", Size::Half), ["█▀█   █ █", "█▀█   ▀▀█", "▀▀▀ ▀   ▀"]);
        assert_eq!(
            lines("17", Size::Full('#')),
            ["  ##    ######", "####        ##", "  ##        ##", "  ##        ##", "######      ##",]
        );
        assert!(lines("8.4@", Size::Half).is_empty() && lines("", Size::Half).is_empty());
    }

    #[test]
    fn every_figure_has_five_rows_of_one_length() {
        for c in "0123456789.".chars() {
            let rows = dots(c).unwrap();
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{c}");
            let full = lines(&c.to_string(), Size::Full('█'));
            assert_eq!((full.len(), full[0].chars().count()), (5, rows[0].len() * 2));
        }
        // No two figures look alike.
        let all: std::collections::HashSet<_> = "0123456789".chars().map(|c| dots(c).unwrap()).collect();
        assert_eq!(all.len(), 10);
    }
}

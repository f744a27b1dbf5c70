//! The rows of the tables of a page, cell by cell.

use book::base::markdown;
use pulldown_cmark::{Event, Tag, TagEnd};

/// A row of a table.
#[derive(Debug, Default)]
pub struct Row {
    /// Its line, counted from 1.
    pub line: usize,
    /// Whether it is the head of its table.
    pub is_head: bool,
    pub cells: Vec<Cell>,
}

/// A cell of a row.
#[derive(Debug, Default)]
pub struct Cell {
    /// What it says, without markup.
    pub text: String,
    /// The code in it, each with where the link leads that it is in.
    pub code: Vec<(String, Option<String>)>,
}

impl Row {
    /// The code in the first cell that is in no link: what the row is about.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let code = self.cells.iter().take(1).flat_map(|cell| &cell.code);
        code.filter(|(_, link)| link.is_none())
            .map(|(code, _)| code.as_str())
    }

    /// The links behind the first cell that have code on them: that, and where
    /// each leads.
    pub fn links(&self) -> impl Iterator<Item = (&str, &str)> {
        let code = self.cells.iter().skip(1).flat_map(|cell| &cell.code);
        code.filter_map(|(code, link)| Some((code.as_str(), link.as_deref()?)))
    }
}

/// The rows of all tables in `text`, in order.
pub fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut in_table, mut link) = (false, None);
    for (event, range) in markdown::parser(text).into_offset_iter() {
        match event {
            Event::Start(tag @ (Tag::TableHead | Tag::TableRow)) => {
                in_table = true;
                rows.push(Row {
                    line: markdown::line_of(text, range.start),
                    is_head: tag == Tag::TableHead,
                    cells: Vec::new(),
                });
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => in_table = false,
            Event::Start(Tag::TableCell) => {
                if let Some(row) = rows.last_mut() {
                    row.cells.push(Cell::default());
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => link = Some(dest_url.into_string()),
            Event::End(TagEnd::Link) => link = None,
            Event::Text(part) | Event::Code(part) if in_table => {
                let cell = rows.last_mut().and_then(|row| row.cells.last_mut());
                if let Some(cell) = cell {
                    cell.text.push_str(&part);
                    if text[range].starts_with('`') {
                        cell.code.push((part.into_string(), link.clone()));
                    }
                }
            }
            _ => {}
        }
    }
    rows
}

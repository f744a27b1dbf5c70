//! Draws a chart of decisions as a tree from top to bottom, once for a wide
//! screen and once for a narrow one; the style shows the one that fits.
//!
//! A stem leads down from each question. Its answers branch off to the right,
//! each to a way or to a question of its own, but a last answer that leads to
//! another question goes straight down, so that a chain of questions stays a
//! column.

use crate::base::html::Html;

/// A question, and where its answers lead.
pub struct Node {
    /// From 1, in the order in which they are drawn.
    pub number: usize,
    /// The question.
    pub asks: String,
    /// What each answer says, and where it leads.
    pub answers: Vec<(String, Leads)>,
}

/// Where an answer leads.
pub enum Leads {
    /// To another question.
    On(Node),
    /// To a way to take.
    End(Way),
}

/// A way to take, and what speaks for it.
pub struct Way {
    /// The way in Rust.
    pub rust: String,
    /// The same in Python.
    pub python: String,
    /// What was measured.
    pub because: String,
    /// The title of the page that teaches it.
    pub title: String,
    /// The link to that page, a `.md` file.
    pub page: String,
    /// The listing.
    pub listing: String,
    /// The id that it has on the page.
    pub id: String,
}

/// In pixels, as all lengths here: from one line of text to the next.
const LINE: f64 = 20.0;
/// A letter, on the safe side of the average.
const LETTER: f64 = 7.4;
/// Between a box and its text.
const PAD: f64 = 10.0;
/// Between two rows.
const GAP: f64 = 14.0;
/// From the left of a question to its stem.
const STEM: f64 = 16.0;
/// From a stem to a question that branches off.
const BRANCH: f64 = 26.0;

/// What a drawing has room for.
#[derive(Clone, Copy)]
struct Room {
    class: &'static str,
    width: f64,
    /// From a stem to a way. The answer stands on that edge if it is wide, and
    /// above the way if not.
    edge: f64,
}

const WIDE: Room = Room {
    class: "wide",
    width: 720.0,
    edge: 180.0,
};

const NARROW: Room = Room {
    class: "narrow",
    width: 350.0,
    edge: BRANCH,
};

/// Both drawings, for the eye alone.
pub fn draw(root: &Node) -> Html {
    let mut html = Html::new();
    html.open("div", &[("aria-hidden", &"true")]).line();
    for room in [WIDE, NARROW] {
        Drawing::of(root, room).svg(&mut html);
    }
    html.close("div").line();
    html
}

/// A text of several lines, and what it stands in, if anything.
#[derive(Debug)]
struct Text {
    kind: &'static str,
    left: f64,
    top: f64,
    width: f64,
    /// Each with its class.
    lines: Vec<(&'static str, String)>,
    link: Option<String>,
}

impl Text {
    fn height(&self) -> f64 {
        let pad = if self.kind == ANSWER { 0.0 } else { 2.0 * PAD };
        self.lines.len() as f64 * LINE + pad
    }
}

const QUESTION: &str = "question";
const ANSWER: &str = "answer";
const WAY: &str = "way";

struct Drawing {
    room: Room,
    /// Where the next row begins.
    y: f64,
    texts: Vec<Text>,
    /// The corners of each.
    edges: Vec<Vec<(f64, f64)>>,
}

impl Drawing {
    fn of(root: &Node, room: Room) -> Self {
        let mut drawing = Drawing {
            room,
            y: 1.0,
            texts: Vec::new(),
            edges: Vec::new(),
        };
        drawing.question(root, 1.0);
        drawing
    }

    fn question(&mut self, node: &Node, left: f64) {
        let asks = format!("{}. {}", node.number, node.asks);
        let lines = wrap(&asks, self.room.width - left - 2.0 * PAD);
        let longest = lines.iter().map(|line| width(line)).fold(0.0, f64::max);
        let lines = lines.into_iter().map(|line| ("", line)).collect();
        let width = longest + 2.0 * PAD;
        self.y += self.text(QUESTION, left, self.y, width, lines, None);
        let (stem, top) = (left + STEM, self.y);
        let mut bottom = top;
        for (index, (says, leads)) in node.answers.iter().enumerate() {
            self.y += GAP;
            match leads {
                Leads::On(next) if index + 1 == node.answers.len() => {
                    let room = self.room.width - stem - PAD;
                    self.y += self.answer(says, stem + PAD, self.y, room) + GAP;
                    self.edges.push(vec![(stem, top), (stem, self.y)]);
                    self.question(next, left);
                    return;
                }
                Leads::On(next) => {
                    let room = self.room.width - stem - PAD;
                    self.y += self.answer(says, stem + PAD, self.y, room) + PAD / 2.0;
                    bottom = self.y + PAD + LINE / 2.0;
                    let branch = stem + BRANCH;
                    self.edges.push(vec![(stem, bottom), (branch, bottom)]);
                    self.question(next, branch);
                }
                Leads::End(way) => bottom = self.way(says, way, stem),
            }
        }
        self.edges.push(vec![(stem, top), (stem, bottom)]);
    }

    /// Draws a way and the edge from the stem to it; returns where that is.
    fn way(&mut self, says: &str, way: &Way, stem: f64) -> f64 {
        let left = stem + self.room.edge;
        let width = self.room.width - left - 1.0;
        let mut lines = Vec::new();
        let texts = [
            ("first", &way.rust),
            ("other", &format!("Python: {}", way.python)),
            ("because", &way.because),
        ];
        for (class, text) in texts {
            let wrapped = wrap(text, width - 2.0 * PAD);
            lines.extend(wrapped.into_iter().map(|line| (class, line)));
        }
        let above = self.room.edge <= BRANCH;
        let room = if above {
            self.room.width - stem - PAD
        } else {
            self.room.edge - 2.0 * PAD
        };
        let answer = wrap(says, room).len() as f64 * LINE;
        let middle = (lines.len() as f64 * LINE) / 2.0 + PAD;
        // On an edge, the answer ends where the edge runs.
        let (top, answer_top) = if above {
            (self.y + answer + PAD / 2.0, self.y)
        } else {
            let top = self.y + (answer - middle).max(0.0);
            (top, top + middle - answer)
        };
        self.answer(says, stem + PAD, answer_top, room);
        let link = way.page.replace(".md", ".html");
        self.y = top + self.text(WAY, left, top, width, lines, Some(link));
        let middle = top + middle;
        self.edges.push(vec![(stem, middle), (left, middle)]);
        middle
    }

    fn answer(&mut self, says: &str, left: f64, top: f64, room: f64) -> f64 {
        let lines = wrap(says, room).into_iter().map(|line| ("", line));
        self.text(ANSWER, left, top, room, lines.collect(), None)
    }

    /// Places a text, and returns its height.
    fn text(
        &mut self,
        kind: &'static str,
        left: f64,
        top: f64,
        width: f64,
        lines: Vec<(&'static str, String)>,
        link: Option<String>,
    ) -> f64 {
        self.texts.push(Text {
            kind,
            left,
            top,
            width,
            lines,
            link,
        });
        self.texts.last().map_or(0.0, Text::height)
    }

    fn svg(&self, svg: &mut Html) {
        let Room { class, width, .. } = self.room;
        let view = format!("0 0 {width} {}", self.y + 1.0);
        svg.open(
            "svg",
            &[
                ("class", &class),
                ("viewBox", &view),
                ("xmlns", &"http://www.w3.org/2000/svg"),
            ],
        )
        .line();
        for edge in &self.edges {
            let points: Vec<String> = edge.iter().map(|(x, y)| format!("{x},{y}")).collect();
            svg.empty("polyline", &[("points", &points.join(" "))])
                .line();
        }
        for text in &self.texts {
            text.svg(svg);
        }
        svg.close("svg").line();
    }
}

impl Text {
    fn svg(&self, svg: &mut Html) {
        let (mut x, mut y) = (self.left, self.top);
        if let Some(link) = &self.link {
            // The list has the same links for who comes by the keyboard.
            svg.open("a", &[("href", link), ("tabindex", &"-1")]).line();
        }
        if self.kind != ANSWER {
            svg.empty(
                "rect",
                &[
                    ("class", &self.kind),
                    ("x", &x),
                    ("y", &y),
                    ("width", &self.width),
                    ("height", &self.height()),
                    ("rx", &"5"),
                ],
            )
            .line();
            (x, y) = (x + PAD, y + PAD);
        }
        for (class, line) in &self.lines {
            // The letters stand on a line above the lower edge.
            let above = if self.kind == ANSWER { 4.0 } else { 0.0 };
            let base = y + 0.75 * LINE - above;
            let class = format!("{} {class}", self.kind);
            svg.element("text", &[("class", &class), ("x", &x), ("y", &base)], line)
                .line();
            y += LINE;
        }
        if self.link.is_some() {
            svg.close("a").line();
        }
    }
}

fn width(text: &str) -> f64 {
    text.chars().count() as f64 * LETTER
}

/// The lines of `text`, none of which is wider than `room` unless a word is.
/// What Markdown marks as code is text here.
fn wrap(text: &str, room: f64) -> Vec<String> {
    let text = text.replace('`', "");
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + width(word) + LETTER <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(rust: &str) -> Leads {
        Leads::End(Way {
            rust: rust.to_owned(),
            python: "`ThreadPoolExecutor`, or whatever else there may be".to_owned(),
            because: "A start & its end take 3 µs.".to_owned(),
            title: String::new(),
            page: "../threads/talking.md".to_owned(),
            listing: String::new(),
            id: String::new(),
        })
    }

    fn node(number: usize, answers: Vec<(&str, Leads)>) -> Node {
        let answers = answers.into_iter();
        Node {
            number,
            asks: "Does it wait for the answer of a device, or does it compute?".to_owned(),
            answers: answers
                .map(|(says, leads)| (says.to_owned(), leads))
                .collect(),
        }
    }

    fn tree() -> Node {
        let aside = node(
            2,
            vec![
                ("no, each part has data of its own", way("a")),
                ("yes", way("b")),
            ],
        );
        let below = node(3, vec![("few", way("c")), ("many", way("d"))]);
        node(
            1,
            vec![
                ("both", way("e")),
                ("it computes", Leads::On(aside)),
                ("it waits", Leads::On(below)),
            ],
        )
    }

    #[test]
    fn no_text_lies_on_another_or_beyond_the_edge() {
        for room in [WIDE, NARROW] {
            let drawing = Drawing::of(&tree(), room);
            for (index, one) in drawing.texts.iter().enumerate() {
                assert!(one.left + one.width <= room.width, "{one:?}");
                assert!(one.top + one.height() <= drawing.y, "{one:?}");
                for other in &drawing.texts[index + 1..] {
                    let beside =
                        one.left + one.width <= other.left || other.left + other.width <= one.left;
                    let above = one.top + one.height() <= other.top
                        || other.top + other.height() <= one.top;
                    assert!(beside || above, "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn the_last_question_stays_in_the_column_and_others_branch_off() {
        let drawing = Drawing::of(&tree(), WIDE);
        let questions = drawing.texts.iter().filter(|text| text.kind == QUESTION);
        let lefts: Vec<f64> = questions.map(|text| text.left).collect();
        assert_eq!(lefts, [1.0, 1.0 + STEM + BRANCH, 1.0]);
    }

    #[test]
    fn every_edge_ends_at_a_box() {
        for room in [WIDE, NARROW] {
            let drawing = Drawing::of(&tree(), room);
            let boxes = || drawing.texts.iter().filter(|text| text.kind != ANSWER);
            let across = drawing.edges.iter().filter(|edge| edge[0].1 == edge[1].1);
            let mut ends = 0;
            for edge in across {
                let (x, y) = edge[1];
                let found = boxes()
                    .any(|text| text.left == x && text.top < y && y < text.top + text.height());
                assert!(found, "{edge:?}");
                ends += 1;
            }
            assert_eq!(ends, 6);
        }
    }

    #[test]
    fn a_line_has_room_and_no_marks() {
        let text = "`asyncio` and a pool of a hundred\u{a0}000";
        let lines = wrap(text, 20.0 * LETTER);
        assert_eq!(lines, ["asyncio and a pool", "of a hundred\u{a0}000"]);
        let svg = draw(&tree()).into_string();
        assert!(svg.contains("A start &amp; its end"), "{svg}");
        assert!(svg.contains("href=\"../threads/talking.html\""), "{svg}");
        assert!(!svg.contains("\n\n"), "a blank line would end the HTML");
    }
}

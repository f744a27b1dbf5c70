//! What the HTML of a page asks for before anybody sees it: scripts, and the
//! picture that other sites show of it.

use html5ever::tokenizer::{TagKind, Token};

use crate::base::html::{self, attribute};

/// Everything that is wrong with it.
pub fn check(html: &str) -> Vec<String> {
    let mut problems = blocking(html);
    problems.extend(picture(html));
    problems
}

/// Other sites have to find the picture without knowing where the page is.
fn picture(html: &str) -> Vec<String> {
    let mut problems = Vec::new();
    html::tokens(html, |token| {
        if let Token::TagToken(tag) = token
            && attribute(&tag, "property").is_some_and(|property| property == "og:image")
        {
            let address = attribute(&tag, "content").unwrap_or_default();
            if !address.starts_with("https://") && !address.starts_with("http://") {
                problems.push(format!(
                    "og:image is `{address}`, and other sites need the whole address; write that \
                     of the site before it in theme/head.hbs, or take the line out"
                ));
            }
        }
    });
    problems
}

/// The scripts that a browser waits for before it has read `<main>`.
fn blocking(html: &str) -> Vec<String> {
    let mut over = false;
    let mut problems = Vec::new();
    html::tokens(html, |token| {
        let Token::TagToken(tag) = token else {
            return;
        };
        over |= tag.kind == TagKind::EndTag && &*tag.name == "main";
        let waits = attribute(&tag, "defer").is_none()
            && attribute(&tag, "async").is_none()
            && attribute(&tag, "type").is_none_or(|kind| kind != "module");
        if let Some(source) = attribute(&tag, "src")
            && tag.kind == TagKind::StartTag
            && &*tag.name == "script"
            && waits
            && !over
        {
            problems.push(format!(
                "its text waits for the script {source}; load that with `defer`"
            ));
        }
    });
    problems
}

//! The HTML of the built site, token by token, and the files that it is in.

use std::cell::RefCell;
use std::fs;
use std::io;
use std::path::Path;

use book::base::names::slashed;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Hands the tokens of `text` to `take`, in order.
pub fn tokens(text: &str, take: impl FnMut(Token)) {
    let tokenizer = Tokenizer::new(Each(RefCell::new(take)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
}

struct Each<F>(RefCell<F>);

impl<F: FnMut(Token)> TokenSink for Each<F> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        (self.0.borrow_mut())(token);
        TokenSinkResult::Continue
    }
}

/// The value of an attribute.
pub fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let found = tag.attrs.iter().find(|attr| &*attr.name.local == name);
    found.map(|attr| attr.value.to_string())
}

/// The files below `path`, relative to it and with `/`, in order.
pub fn files(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    let mut left = vec![path.to_owned()];
    while let Some(at) = left.pop() {
        if at.is_dir() {
            for entry in fs::read_dir(&at)? {
                left.push(entry?.path());
            }
        } else {
            names.push(slashed(at.strip_prefix(path).unwrap_or(&at)));
        }
    }
    names.sort();
    Ok(names)
}

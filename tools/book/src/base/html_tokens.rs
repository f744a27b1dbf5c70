//! HTML that is there, token by token, as a browser reads it.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
pub use html5ever::tokenizer::{Tag, TagKind, Token};

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

use super::*;
use std::cell::RefCell;
use std::collections::VecDeque;

/// An echo that knows how many bytes were under way at most.
#[derive(Default)]
struct Echo {
    under_way: VecDeque<u8>,
    most: usize,
}

struct End<'a>(&'a RefCell<Echo>);

impl Write for End<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut echo = self.0.borrow_mut();
        echo.under_way.extend(bytes);
        echo.most = echo.most.max(echo.under_way.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Read for End<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.borrow_mut().under_way.read(bytes)
    }
}

#[test]
fn never_more_than_one_line_is_under_way() {
    let echo = RefCell::default();
    let back = talk(End(&echo), End(&echo)).unwrap();
    assert_eq!(back, LINE.len() * LINES);
    assert_eq!(echo.borrow().most, LINE.len());
}

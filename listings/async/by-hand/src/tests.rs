use std::task::Poll;

use super::*;

#[test]
fn it_is_ready_when_both_answers_are_there_and_not_before() {
    let (send, answers) = channel(2);
    let mut both = pin!(two_answers(answers));
    let mut cx = Context::from_waker(Waker::noop());
    for answer in [24, 48] {
        assert_eq!(both.as_mut().poll(&mut cx), Poll::Pending);
        assert_eq!(both.as_mut().poll(&mut cx), Poll::Pending);
        send.try_send(answer).unwrap();
    }
    assert_eq!(both.as_mut().poll(&mut cx), Poll::Ready(72));
}

#[test]
fn a_channel_that_ends_counts_as_nothing() {
    let (send, answers) = channel(2);
    let mut both = pin!(two_answers(answers));
    let mut cx = Context::from_waker(Waker::noop());
    send.try_send(24).unwrap();
    drop(send);
    assert_eq!(both.as_mut().poll(&mut cx), Poll::Ready(24));
}

use super::*;

/// What a worker answers to `frames`, and how it ends.
fn answers(frames: &[u8]) -> (Vec<Answer>, io::Result<()>) {
    let mut written = Vec::new();
    let ended = serve(frames, &mut written);
    let (mut rest, mut answers) = (written.as_slice(), Vec::new());
    while let Some(bytes) = receive(&mut rest).unwrap() {
        answers.push(postcard::from_bytes(&bytes).unwrap());
    }
    (answers, ended)
}

fn frame(message: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    send(&mut bytes, message).unwrap();
    bytes
}

#[test]
fn every_request_gets_its_answer_in_order() {
    let below = |below| frame(&Request::Primes { below });
    let (answers, ended) = answers(&[below(10), below(20)].concat());
    assert_eq!(answers, [Answer::Primes(4), Answer::Primes(8)]);
    ended.unwrap();
}

#[test]
fn bytes_that_are_no_request_are_refused_and_the_next_is_answered() {
    for garbage in [vec![], vec![9], vec![1, 200], vec![0, 25, 1]] {
        let mut frames = (garbage.len() as u32).to_le_bytes().to_vec();
        frames.extend(&garbage);
        frames.extend(frame(&Request::Reverse("ab".to_owned())));
        let (answers, ended) = answers(&frames);
        ended.unwrap();
        assert_eq!(answers.len(), 2, "{garbage:?}");
        assert_eq!(answers[1], Answer::Text("ba".to_owned()));
    }
}

#[test]
fn a_message_that_is_cut_or_too_long_ends_the_worker_with_an_error() {
    let whole = frame(&Request::Reverse("r1".to_owned()));
    for cut in 1..whole.len() {
        let (answers, ended) = answers(&whole[..cut]);
        assert!(answers.is_empty() && ended.is_err(), "{cut}");
    }
    let (answers, ended) = answers(&(LONGEST + 1).to_le_bytes());
    assert!(answers.is_empty() && ended.is_err());
}

/// Both sides have one limit: what is sent can be read.
#[test]
fn a_message_that_would_be_refused_is_not_sent() {
    let mut sent = Vec::new();
    let mut text = "x".repeat(LONGEST as usize);
    let error = send(&mut sent, &text).expect_err("it is too long");
    assert_eq!(error.to_string(), "the message is too long");
    assert!(sent.is_empty());
    // As many bytes fewer as its length takes.
    text.truncate(text.len() - 3);
    send(&mut sent, &text).unwrap();
    let read = receive(&mut sent.as_slice()).unwrap().unwrap();
    assert_eq!(read.len(), LONGEST as usize);
}

#[test]
fn the_end_of_the_requests_ends_the_worker() {
    let (answers, ended) = answers(&[]);
    assert!(answers.is_empty() && ended.is_ok());
}

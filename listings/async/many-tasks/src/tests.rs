use super::*;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;

/// Waits until its own thread has let it through.
async fn pass(gate: Receiver<()>) {
    let mut gate = Some(gate);
    poll_fn(|cx| {
        let Some(gate) = gate.take() else {
            return Poll::Ready(());
        };
        let waker = cx.waker().clone();
        thread::spawn(move || {
            gate.recv().unwrap();
            waker.wake();
        });
        Poll::Pending
    })
    .await;
}

#[test]
fn every_task_begins_before_the_first_one_ends() {
    let events = Rc::new(RefCell::new(Vec::new()));
    let mut tasks = Loop::new();
    for number in 0..3 {
        let (events, (open, gate)) = (events.clone(), mpsc::channel());
        tasks.spawn(async move {
            events.borrow_mut().push(format!("{number} begins"));
            open.send(()).unwrap();
            pass(gate).await;
            events.borrow_mut().push(format!("{number} ends"));
        });
    }
    tasks.run();
    let events = events.borrow();
    assert_eq!(events[..3], ["0 begins", "1 begins", "2 begins"]);
    assert_eq!(events.len(), 6);
}

#[test]
fn the_task_that_is_woken_is_the_one_that_goes_on() {
    let mut tasks = Loop::new();
    let order = Rc::new(RefCell::new(Vec::new()));
    let (open, gates): (Vec<_>, Vec<_>) =
        (0..3).map(|_| mpsc::channel()).unzip();
    let mut next = open.clone().into_iter().rev();
    next.next().unwrap().send(()).unwrap();
    let next = Rc::new(RefCell::new(next));
    for (number, gate) in gates.into_iter().enumerate() {
        let (order, next) = (order.clone(), next.clone());
        tasks.spawn(async move {
            pass(gate).await;
            order.borrow_mut().push(number);
            if let Some(open) = next.borrow_mut().next() {
                open.send(()).unwrap();
            }
        });
    }
    tasks.run();
    assert_eq!(*order.borrow(), [2, 1, 0]);
}

#[test]
fn a_task_that_is_woken_after_its_end_is_left_alone() {
    let mut tasks = Loop::new();
    let kept = Rc::new(RefCell::new(None));
    let keep = kept.clone();
    tasks.spawn(poll_fn(move |cx| {
        cx.waker().wake_by_ref();
        *keep.borrow_mut() = Some(cx.waker().clone());
        Poll::Ready(())
    }));
    tasks.spawn(sleep(Duration::from_millis(10)));
    tasks.run();
    kept.take().unwrap().wake();
}

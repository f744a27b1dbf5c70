use super::*;

#[test]
fn sleepers_wake_in_the_order_of_their_deadlines() {
    let tasks = Loop::new();
    let order = Rc::new(RefCell::new(Vec::new()));
    let start = Instant::now();
    // Deadlines that have passed, so that no stall shifts their order.
    for (number, ago) in [(2, 10), (0, 30), (1, 20)] {
        let key = (start - Duration::from_millis(ago), number);
        let (order, on) = (order.clone(), tasks.clone());
        let mut waited = false;
        tasks.spawn(async move {
            poll_fn(|cx| {
                if waited {
                    return Poll::Ready(());
                }
                waited = true;
                let waker = cx.waker().clone();
                on.timers.borrow_mut().insert(key, waker);
                Poll::Pending
            })
            .await;
            order.borrow_mut().push(number);
        });
    }
    for number in 0..3 {
        tasks.step(tasks.woken.recv().unwrap());
        assert_eq!(tasks.timers.borrow().len(), number + 1);
    }
    tasks.run();
    assert_eq!(*order.borrow(), [0, 1, 2]);
}

#[test]
fn nobody_wakes_early_and_all_wake() {
    let tasks = Loop::new();
    let answers = Rc::new(Cell::new(0));
    let start = Instant::now();
    for _ in 0..100 {
        tasks.spawn(ask(tasks.clone(), answers.clone()));
    }
    tasks.run();
    assert!(start.elapsed() >= WAIT);
    assert_eq!(answers.get(), 100);
    assert!(tasks.timers.borrow().is_empty());
}

#[test]
fn the_loop_is_idle_until_the_first_deadline_only() {
    let tasks = Loop::new();
    assert_eq!(tasks.idle(), Duration::MAX);
    let now = Instant::now();
    for hours in [3, 1, 2] {
        let until = now + Duration::from_secs(3600 * hours);
        let waker = Waker::noop().clone();
        let key = (until, tasks.number());
        tasks.timers.borrow_mut().insert(key, waker);
    }
    assert!(tasks.idle() <= Duration::from_secs(3600));
    assert!(tasks.idle() > Duration::from_secs(1800));
}

#[test]
fn a_wake_from_another_thread_ends_the_wait() {
    let tasks = Loop::new();
    let mut woken = false;
    let sleeper = tasks.clone();
    // A deadline that does not come; the future is dropped before it.
    let mut sleep = Box::pin(async move {
        sleeper.sleep(Duration::from_secs(3600)).await;
    });
    tasks.spawn(poll_fn(move |cx| {
        assert!(sleep.as_mut().poll(cx).is_pending());
        if woken {
            return Poll::Ready(());
        }
        woken = true;
        let waker = cx.waker().clone();
        std::thread::spawn(move || waker.wake());
        Poll::Pending
    }));
    tasks.run();
}

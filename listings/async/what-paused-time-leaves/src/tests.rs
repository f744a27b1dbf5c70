use super::*;

#[tokio::test(start_paused = true)]
async fn the_clock_jumps_to_the_end_of_a_sleep() {
    assert_eq!(measure("", sleep(HOUR / 2)).await, (true, 1800));
    assert_eq!(measure("", sleep(2 * HOUR)).await, (false, 3600));
}

#[tokio::test(start_paused = true)]
async fn what_blocks_takes_real_time_and_no_paused_time() {
    let real = RealInstant::now();
    let blocked = async { thread::sleep(BRIEF) };
    assert_eq!(measure("", blocked).await, (true, 0));
    let on_a_thread = spawn_blocking(|| thread::sleep(BRIEF));
    assert_eq!(measure("", on_a_thread).await, (true, 0));
    assert!(real.elapsed() >= 2 * BRIEF);
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_a_socket_is_jumped_over() {
    let real = RealInstant::now();
    let (mut client, _silent) = connection().await.unwrap();
    assert_eq!(measure("", client.read_u8()).await, (false, 3600));
    assert!(real.elapsed() < HOUR);
}

/// The thread answers only when the clock has jumped, so it cannot come first
/// by chance.
#[tokio::test(start_paused = true)]
async fn a_wait_for_a_thread_of_std_is_jumped_over() {
    let (answer, told) = oneshot::channel();
    let (go_on, held) = mpsc::channel::<()>();
    let other = thread::spawn(move || {
        held.recv().unwrap();
        answer.send("up")
    });
    assert_eq!(measure("", told).await, (false, 3600));
    go_on.send(()).unwrap();
    assert!(other.join().unwrap().is_err(), "nobody waits any more");
}

use super::*;

#[tokio::test(start_paused = true)]
async fn burst_catches_up() {
    assert_eq!(ticks(Burst).await, [0, 50, 175, 175, 200, 250]);
}

#[tokio::test(start_paused = true)]
async fn delay_starts_anew() {
    assert_eq!(ticks(Delay).await, [0, 50, 175, 225, 275, 325]);
}

#[tokio::test(start_paused = true)]
async fn skip_leaves_ticks_out() {
    assert_eq!(ticks(Skip).await, [0, 50, 175, 200, 250, 300]);
}

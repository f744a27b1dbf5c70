use super::*;

#[tokio::test]
async fn a_permit_of_the_task_is_free_before_the_thread_is() {
    let limit = Arc::new(Semaphore::new(1));
    let (hold, wait) = channel();
    give_up_on(permit_stays(Arc::clone(&limit), wait)).await;
    assert!(is_free(&limit));
    drop(hold);
}

#[tokio::test]
async fn a_permit_of_the_thread_is_free_when_the_thread_is() {
    let limit = Arc::new(Semaphore::new(1));
    let (hold, wait) = channel();
    give_up_on(permit_goes_along(Arc::clone(&limit), wait)).await;
    assert!(!is_free(&limit));
    drop(hold);
    let _permit = limit.acquire().await.unwrap();
}

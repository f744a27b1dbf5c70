use super::*;

#[tokio::test]
async fn every_task_that_reads_before_the_await_overwrites_the_others()
{
    for tasks in [1, 2, 20] {
        let answers = Cell::new(5);
        let asked = (0..tasks).map(|_| read_ask_write(&answers));
        join_all(asked).await;
        assert_eq!(answers.get(), 6);
    }
}

#[tokio::test]
async fn reading_and_writing_without_an_await_counts_all() {
    let answers = Cell::new(5);
    join_all((0..20).map(|_| ask_read_write(&answers))).await;
    assert_eq!(answers.get(), 25);
}

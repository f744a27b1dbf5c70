use super::*;

#[tokio::test]
async fn block_on_runs_here_and_spawn_there() {
    let (reply, answers) = oneshot::channel();
    let runtime = Handle::current();
    let collector = thread::Builder::new().name("collector".into());
    let main = thread::current().name().unwrap().to_owned();
    collector.spawn(|| collect(runtime, reply)).unwrap();
    let [here, there] = answers.await.unwrap();
    assert_eq!(here, "r1 was asked on collector");
    assert_eq!(there, format!("r2 was asked on {main}"));
}

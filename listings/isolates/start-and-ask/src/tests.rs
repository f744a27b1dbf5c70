use wasmtime::Trap;

use super::*;
use program::program;

#[path = "../../../processes/program.rs"]
mod program;

#[test]
fn the_priced_guest_has_a_limit_and_a_deadline() {
    let (mut store, instance) = guest(&compiled().unwrap()).unwrap();
    let memory = instance.get_memory(&mut store, "memory").unwrap();
    assert!(memory.grow(&mut store, 15).is_ok());
    assert!(memory.grow(&mut store, 1).is_err());

    let next: TypedFunc<i32, i32> =
        instance.get_typed_func(&mut store, "next").unwrap();
    assert_eq!(next.call(&mut store, 41).unwrap(), 42);
    store.engine().increment_epoch();
    let error = next.call(&mut store, 41).unwrap_err();
    assert_eq!(error.downcast::<Trap>().unwrap(), Trap::Interrupt);
}

#[test]
fn the_priced_guest_has_one_memory() {
    let (mut store, _) = guest(&compiled().unwrap()).unwrap();
    let more = Module::new(store.engine(), "(module (memory 1))");
    assert!(Instance::new(&mut store, &more.unwrap(), &[]).is_err());
}

#[tokio::test]
async fn each_isolate_starts_ends_and_answers_every_time() {
    let (program, module) = (program(), compiled().unwrap());
    start(&program, &module).await.unwrap();
    ask_a_thread().await.unwrap();
    ask_an_actor().await.unwrap();
    ask_an_instance(&module).await.unwrap();
    ask_a_process(&program).await.unwrap();
}

#[tokio::test]
async fn a_wrong_answer_ends_a_measurement() {
    let mut runs = 0;
    let took = median(async || {
        runs += 1;
        check(runs, 1)
    });
    assert!(took.await.is_err());
    assert_eq!(runs, 2);
}

#[tokio::test]
async fn the_median_is_long_when_most_runs_are() {
    let long = Duration::from_millis(5);
    let mut runs = 0;
    let took = median(async || {
        runs += 1;
        if runs > 15 {
            thread::sleep(long);
        }
        Ok(())
    });
    assert!(took.await.unwrap() >= long);
    assert_eq!(runs, 31);
}

use std::sync::Arc;

use tokio::time::advance;
use wasmtime::Trap;

use super::*;

/// Moves the clock on to the end of each wait, whenever that begins: a guest may
/// meet an epoch before it asks.
async fn answers() {
    loop {
        // The others have a turn before the clock moves.
        tokio::task::yield_now().await;
        advance(ASK).await;
    }
}

#[tokio::test(start_paused = true)]
async fn two_guests_wait_at_once() {
    let start = Instant::now();
    assert_eq!(both(&ready().unwrap(), |_, _| ()).await.unwrap(), 84);
    assert_eq!(start.elapsed(), ASK * 2);
}

#[tokio::test(start_paused = true)]
async fn who_computes_yields_to_who_waits() {
    let ready = ready().unwrap();
    let _ticks = tick(ready.module().engine().clone());
    let total = tokio::select! {
        biased;
        spin = run(&ready, "spin") => {
            panic!("it ended: {}", spin.unwrap_err().root_cause());
        }
        () = answers() => unreachable!(),
        total = run(&ready, "total") => total.unwrap(),
    };
    assert_eq!(total, 42);
}

#[tokio::test(start_paused = true)]
async fn a_time_out_ends_who_computes() {
    let ready = ready().unwrap();
    let _ticks = tick(ready.module().engine().clone());
    let spin = timeout(ASK, run(&ready, "spin"));
    tokio::select! {
        biased;
        spin = spin => assert!(spin.is_err()),
        () = answers() => unreachable!(),
    }
}

#[tokio::test(start_paused = true)]
async fn a_time_out_drops_what_the_guest_waits_for() {
    let ready = ready().unwrap();
    let engine = ready.module().engine();
    let held = Arc::new(());
    let mut linker = Linker::new(engine);
    let same = Arc::clone(&held);
    linker
        .func_wrap_async("host", "ask", move |_, (): ()| {
            let held = Arc::clone(&same);
            Box::new(async move {
                sleep(ASK).await;
                drop(held);
                21
            })
        })
        .unwrap();
    let never = linker.instantiate_pre(ready.module()).unwrap();
    let mut total = Box::pin(run(&never, "total"));
    assert!(timeout(ASK / 2, &mut total).await.is_err());
    assert_eq!(Arc::strong_count(&held), 3);
    drop(total);
    assert_eq!(Arc::strong_count(&held), 2);
}

#[tokio::test]
async fn without_the_yield_an_epoch_traps() {
    let ready = ready().unwrap();
    let mut store = Store::new(ready.module().engine(), ());
    store.set_epoch_deadline(1);
    let guest = ready.instantiate_async(&mut store).await.unwrap();
    ready.module().engine().increment_epoch();
    let total = guest.get_typed_func::<(), i32>(&mut store, "total");
    let error = total.unwrap().call_async(&mut store, ()).await;
    let trap = error.unwrap_err().downcast::<Trap>().unwrap();
    assert_eq!(trap, Trap::Interrupt);
}

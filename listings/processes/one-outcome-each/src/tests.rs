use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use super::*;

/// xorshift64, by G. Marsaglia, “Xorshift RNGs”, 2003.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// Kills a worker every few moments, busy or not, until it is `over`.
fn kill_at_random(
    workers: &Mutex<Vec<Arc<Mutex<Child>>>>,
    over: &AtomicBool,
    random: &mut Random,
) {
    while !over.load(Relaxed) {
        if let Some(worker) = workers.lock().unwrap().last() {
            let _ = worker.lock().unwrap().kill();
        }
        thread::sleep(Duration::from_micros(random.below(4_000)));
    }
}

/// Some of the jobs kill their worker as well: one in a hundred always.
#[test]
fn of_1000_jobs_none_is_lost_and_none_is_answered_twice() {
    let mut random = Random(20_261_122);
    let jobs =
        Vec::from_iter((0..1000).map(|id| match random.below(100) {
            0 => "poison".to_owned(),
            1..=5 => "flaky".to_owned(),
            _ => format!("r{id}"),
        }));
    let queue = Mutex::new(jobs.clone().into_iter().enumerate());
    let (sender, outcomes) = mpsc::channel();
    let program = program();
    let workers = Mutex::new(Vec::new());
    let start = || {
        let worker = Worker::start(&program)?;
        workers.lock().unwrap().push(Arc::clone(&worker.child));
        Ok(worker)
    };
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let supervisors = [sender.clone(), sender].map(|outcomes| {
            scope.spawn(|| supervise(start, &queue, outcomes, 20))
        });
        scope.spawn(|| kill_at_random(&workers, &over, &mut random));
        for supervisor in supervisors {
            supervisor.join().unwrap().unwrap();
        }
        over.store(true, Relaxed);
    });
    let mut outcomes = Vec::from_iter(outcomes);
    outcomes.sort_by_key(|(id, _)| *id);
    assert_eq!(outcomes.len(), jobs.len());
    for (expected, (id, outcome)) in outcomes.into_iter().enumerate() {
        assert_eq!(id, expected);
        match (jobs[id].as_str(), outcome) {
            ("poison", Outcome::Poison) => (),
            (job, Outcome::Answer(answer, _)) if job != "poison" => {
                assert_eq!(answer, format!("{job} is up"));
            }
            (job, outcome) => panic!("{job}: {outcome:?}"),
        }
    }
}

/// The program itself, whose worker is started; this test is another.
fn program() -> PathBuf {
    let test = env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let name = env!("CARGO_PKG_NAME");
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--package", name, "--target-dir"]);
    assert!(
        build
            .arg(profile.parent().unwrap())
            .status()
            .unwrap()
            .success()
    );
    profile
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION)
}

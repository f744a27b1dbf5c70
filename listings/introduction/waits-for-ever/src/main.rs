use std::sync::mpsc;

fn main() {
    let (sender, answers) = mpsc::channel::<String>();
    println!("waiting for an answer");
    for answer in answers {
        println!("{answer}");
    }
    drop(sender);
}

#[cfg(test)]
mod tests;

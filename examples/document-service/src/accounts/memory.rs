//! The memory in which passwords are hashed.

use std::{
    mem,
    sync::{Arc, Mutex, PoisonError},
};

use api_validate::ApiError;
use argon2::Block;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::database::internal;

/// What one hash needs: 19 MiB, as soon as it was used once.
pub(crate) type Memory = Vec<Block>;

/// Memory for so many hashes at once, which is used again and again. Given back to an allocator, it might stay with
/// whichever of many threads had it, and be asked for anew by the others.
pub(super) struct Memories {
    free: Arc<Mutex<Vec<Memory>>>,
    permits: Arc<Semaphore>,
}

impl Memories {
    pub(super) fn new(count: usize) -> Self {
        Self { free: Arc::default(), permits: Arc::new(Semaphore::new(count)) }
    }

    /// Waits until there is memory to be had.
    pub(super) async fn lend(&self) -> Result<Lent, ApiError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(internal)?;
        let memory = free(&self.free).pop().unwrap_or_default();
        Ok(Lent { memory, owner: Arc::clone(&self.free), _permit: permit })
    }
}

/// Memory that goes back when it is dropped. It belongs to whoever hashes, not to whoever waits for the hash: a request
/// may be given up while its password is still being checked.
pub(super) struct Lent {
    pub(super) memory: Memory,
    owner: Arc<Mutex<Vec<Memory>>>,
    _permit: OwnedSemaphorePermit,
}

impl Drop for Lent {
    fn drop(&mut self) {
        free(&self.owner).push(mem::take(&mut self.memory));
    }
}

fn free(memories: &Mutex<Vec<Memory>>) -> impl std::ops::DerefMut<Target = Vec<Memory>> {
    memories.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, time::Duration};

    use super::*;

    #[tokio::test]
    async fn memory_is_used_again() {
        let memories = Memories::new(2);
        let mut places = HashSet::new();
        for _ in 0..10 {
            let (mut one, mut two) = (memories.lend().await.unwrap(), memories.lend().await.unwrap());
            for lent in [&mut one, &mut two] {
                lent.memory.resize(8, Block::new());
                places.insert(lent.memory.as_ptr());
            }
        }
        assert_eq!((places.len(), free(&memories.free).len()), (2, 2));
    }

    #[tokio::test]
    async fn no_more_is_lent_than_there_is() {
        let memories = Memories::new(1);
        let lent = memories.lend().await.unwrap();
        let pause = Duration::from_millis(10);
        assert!(tokio::time::timeout(pause, memories.lend()).await.is_err());
        drop(lent);
        assert!(tokio::time::timeout(pause, memories.lend()).await.is_ok());
    }
}

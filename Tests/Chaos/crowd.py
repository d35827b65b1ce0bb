"""Callers that never stop asking."""

import threading


class Crowd:
    """Threads that do one thing over and over, until they are told to rest or to stop."""

    def __init__(self, ask, callers: int, leave=lambda: None):
        """`leave` breaks off what is under way where waiting for it would take long."""
        self._ask, self._leave = ask, leave
        self._state = threading.Condition()
        self._busy = 0
        self._is_resting = self._is_over = False
        self._threads = [threading.Thread(target=self._run) for _ in range(callers)]
        for thread in self._threads:
            thread.start()

    def _run(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._is_over or not self._is_resting)
                if self._is_over:
                    return
                self._busy += 1
            try:
                self._ask()
            finally:
                with self._state:
                    self._busy -= 1
                    self._state.notify_all()

    def rest(self) -> None:
        """Returns when every request that was under way has its answer."""
        with self._state:
            self._is_resting = True
            self._state.wait_for(lambda: self._busy == 0)

    def go_on(self) -> None:
        with self._state:
            self._is_resting = False
            self._state.notify_all()

    def stop(self) -> None:
        with self._state:
            self._is_over = True
            self._state.notify_all()
        self._leave()
        for thread in self._threads:
            thread.join()

@testable import Dashboard

/// The screens by their types, as tests ask for them.
extension State {
  var movies: MoviesScreen { screen() ?? MoviesScreen() }
  var users: UsersScreen { screen() ?? UsersScreen() }
  var trainScreen: TrainScreen { screen() ?? TrainScreen() }
  var you: YouScreen { screen() ?? YouScreen() }
  var map: MapScreen { screen() ?? MapScreen() }
  var runsScreen: RunsScreen { screen() ?? RunsScreen() }
  var train: TrainState { shared.train }

  private func screen<S: Screen>() -> S? { screens.lazy.compactMap { $0 as? S }.first }
}

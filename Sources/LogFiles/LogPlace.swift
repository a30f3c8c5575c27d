/// A folder and a name in it: thousands of them are put together and compared each second, so no path is taken apart.
struct LogPlace: Hashable {
  let folder: String
  let name: String

  var path: String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}

import Files
import Testing

@Suite struct `A person's folders` {
  private func folders(_ variables: [String: String]) -> [String?] {
    let folders = BaseFolders(EnvironmentVariables(variables))
    return [folders.data, folders.settings, folders.cache]
  }

  @Test func `are in their home, unless said otherwise`() {
    #expect(
      folders(["HOME": "/home/ada"])
        == ["/home/ada/.local/share", "/home/ada/.config", "/home/ada/.cache"])
    #expect(
      folders(["HOME": "/home/ada", "XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/c"])
        == ["/d", "/home/ada/.config", "/c"])
    #expect(folders(["XDG_CONFIG_HOME": "/s"]) == [nil, "/s", nil])
  }

  @Test(arguments: ["", ".", "home", "~"])
  func `are nowhere else`(home: String) {
    #expect(folders(["HOME": home]) == [nil, nil, nil])
    #expect(
      folders(["HOME": "/h", "XDG_DATA_HOME": home])
        == ["/h/.local/share", "/h/.config", "/h/.cache"])
  }
}

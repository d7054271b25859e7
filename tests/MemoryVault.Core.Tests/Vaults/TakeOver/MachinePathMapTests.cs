using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;
using MemoryVault.Vaults.TakeOver;

namespace MemoryVault.Tests.Vaults.TakeOver;

public sealed class MachinePathMapTests
{
    [Theory]
    [InlineData("/home/ann", "/home/bob")]
    [InlineData("/home/ann/.claude", "/home/bob/.claude")]
    [InlineData("/home/anna/.claude", "/home/anna/.claude")]
    [InlineData("/srv/agents", "/srv/agents")]
    [InlineData("/data/old/x", "/mnt/new/x")]
    [InlineData("/data/old/deep/x", "/mnt/deep/x")]
    [InlineData("/data/older", "/data/older")]
    public void The_longest_folder_that_matches_whole_names_decides(string old, string here)
    {
        var map = Map("linux", "/home/ann", "linux", ("/data/old", "/mnt/new"), ("/data/old/deep", "/mnt/deep"));
        Assert.Equal(here, map.Map(old));
    }

    [Theory]
    [InlineData(@"C:\Users\ann\.claude", "/home/bob/.claude")]
    [InlineData(@"c:\users\ANN\Documents\Notes", "/home/bob/Documents/Notes")]
    [InlineData("C:/Users/ann/mixed/x", "/home/bob/mixed/x")]
    [InlineData(@"D:\memory\a", "/mnt/memory/a")]
    [InlineData(@"E:\elsewhere", null)]
    [InlineData(@"\\server\share\x", null)]
    public void A_path_of_Windows_is_read_by_its_own_rules(string old, string? here)
    {
        var map = Map("windows", @"C:\Users\ann", "linux", (@"D:\", "/mnt"));
        Assert.Equal(here, map.Map(old));
    }

    [Fact]
    public void A_tilde_stands_for_the_home_of_each_machine()
    {
        var map = Map("macos", "/Users/ann", "linux", ("~/Library/Agents", "~/.agents"));
        Assert.Equal("/home/bob/.agents/x", map.Map("/Users/ann/Library/Agents/x"));
        Assert.Equal("/home/bob/Library/Other", map.Map("/Users/ann/Library/Other"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void A_home_that_is_the_root_maps_nothing(string home) =>
        Assert.Equal("/srv/agents", Map("linux", home, "linux").Map("/srv/agents"));

    [Fact]
    public void Steps_upwards_are_resolved_before_they_are_used() =>
        Assert.Equal("/home/etc", Map("linux", "/home/ann", "linux").Map("/home/ann/x/../../etc"));

    [Theory]
    [InlineData("/home/ann/app", "-home-ann-app")]
    [InlineData(@"C:\Users\ana\src\app", "C--Users-ana-src-app")]
    [InlineData("/home/ann/.config/my_app v2", "-home-ann--config-my-app-v2")]
    [InlineData("/home/é", "-home--")]
    public void A_project_folder_is_named_as_Claude_Code_names_it(string path, string name) =>
        Assert.Equal(name, ClaudeProjectFolders.Encode(path));

    private static MachinePathMap Map(string oldSystem, string oldHome, string system, params (string Old, string New)[] pairs) => new(
        new MachineRecord("old", oldSystem, oldHome, []),
        [.. pairs.Select(pair => KeyValuePair.Create(pair.Old, pair.New))],
        TestMachine.At("/home/bob", system));
}

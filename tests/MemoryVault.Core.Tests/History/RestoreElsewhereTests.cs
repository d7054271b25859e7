using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.History;

public sealed class RestoreElsewhereTests : IAsyncLifetime
{
    private VaultScene _scene = null!;

    private string To => _scene["to"];

    public async Task InitializeAsync()
    {
        _scene = await VaultScene.CreateAsync();
        await _scene.CommitAsync(("backup/box/notes/a.md", "first"), ("backup/other/x.md", "of another machine"), ("README.md", "readme"));
        await _scene.CommitAsync(("backup/box/notes/a.md", "second"));
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    // As a script gives it whose variable is not set: in place, it would have put everything back.
    [Fact]
    public async Task An_empty_path_does_not_mean_everything()
    {
        await _scene.CommitAsync((VaultScene.Folder + "/a.md", "a"));

        await Assert.ThrowsAsync<InvalidInputException>(() => _scene.RestoreAsync(new RestoreOptions { Paths = [string.Empty], Destination = _scene["elsewhere"] }));

        Assert.False(Directory.Exists(_scene["elsewhere"]));
    }

    [Fact]
    public async Task A_whole_snapshot_comes_out_under_the_vaults_paths()
    {
        var result = await RestoreAsync(new RestoreOptions { Destination = To });
        Assert.Empty(result.Errors);
        Assert.Equal(["README.md", "backup/box/notes/a.md", "backup/other/x.md"], result.Files.Select(f => f.Path));
        Assert.Equal("second", File.ReadAllText(Path.Combine(To, "backup", "box", "notes", "a.md")));
        Assert.Equal(3, result.Verified);
        Assert.Null(result.Commit);
    }

    [Fact]
    public async Task A_single_file_lies_under_its_path_too_so_that_the_rule_has_no_exception()
    {
        await RestoreAsync(new RestoreOptions { Destination = To, Paths = ["notes/a.md"], At = "main~1" });
        Assert.Equal("first", File.ReadAllText(Path.Combine(To, "backup", "box", "notes", "a.md")));
        Assert.Single(Directory.EnumerateFiles(To, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_sources_and_the_history_stay_as_they_are()
    {
        _scene.Write("a.md", "mine");
        var head = _scene.Git("rev-parse", "main");
        await RestoreAsync(new RestoreOptions { Destination = To });
        Assert.Equal("mine", _scene.Read("a.md"));
        Assert.Equal(head, _scene.Git("rev-parse", "main"));
    }

    [Fact]
    public async Task What_an_earlier_restore_wrote_is_replaced_and_what_a_user_wrote_is_not()
    {
        await RestoreAsync(new RestoreOptions { Destination = To });
        File.WriteAllText(Path.Combine(To, "README.md"), "a note of the user");
        var result = await RestoreAsync(new RestoreOptions { Destination = To, At = "main~1" });
        Assert.Equal("first", File.ReadAllText(Path.Combine(To, "backup", "box", "notes", "a.md")));
        Assert.Equal("a note of the user", File.ReadAllText(Path.Combine(To, "README.md")));
        Assert.Equal(("FileExists", "README.md"), (Assert.Single(result.Errors).Id, result.Errors[0].Target));
    }

    [Fact]
    public async Task A_relative_destination_is_one_of_the_current_folder()
    {
        await RestoreAsync(new RestoreOptions { Destination = "out" });
        Assert.True(File.Exists(Path.Combine(_scene.Home, "out", "README.md")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("repository.git")]
    [InlineData("local/here")]
    public async Task The_vaults_own_folder_is_refused(string below)
    {
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => RestoreAsync(new RestoreOptions { Destination = Path.Combine(_scene.Vault.Paths.Root, below) }));
        Assert.Contains("own folder", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../../escape")]
    [InlineData("../escape")]
    [InlineData("a/../../../escape")]
    [InlineData(".git")]
    [InlineData(".GIT")]
    [InlineData("git~1")]
    [InlineData(".git\u200c")]
    [InlineData(".gitattributes")]
    public async Task A_hostile_name_is_not_written(string name)
    {
        var blob = _scene.WriteBlob("hostile");
        _scene.CommitForeignTree(_scene.WriteTree(("100644", name, blob), ("100644", "zz", blob)));
        await RefusedAsync("zz");
        _scene.CommitForeignTree(_scene.WriteTree(("40000", name, _scene.WriteTree(("100644", "below", blob))), ("100644", "zz", blob)));
        await RefusedAsync("zz");
    }

    [Fact]
    public async Task An_absolute_name_is_not_written()
    {
        var blob = _scene.WriteBlob("hostile");
        var outside = _scene["absolute"];
        _scene.CommitForeignTree(_scene.WriteTree(("100644", outside, blob), ("40000", "d", _scene.WriteTree(("100644", outside, blob)))));
        var result = await RestoreAsync(new RestoreOptions { Destination = To });
        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, e => Assert.Equal("NameNotPossible", e.Id));
        Assert.False(File.Exists(outside));
    }

    [RequiresUnixFact]
    public async Task A_backslash_is_a_letter_on_Unix_and_leads_nowhere()
    {
        _scene.CommitForeignTree(_scene.WriteTree(("100644", @"..\..\escape", _scene.WriteBlob("odd"))));
        Assert.Empty((await RestoreAsync(new RestoreOptions { Destination = To })).Errors);
        Assert.Equal([@"..\..\escape"], Directory.EnumerateFileSystemEntries(To).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(@"..\escape")]
    [InlineData(@"C:\escape")]
    [InlineData("C:escape")]
    [InlineData("file:stream")]
    [InlineData("CON")]
    [InlineData("nul.txt")]
    [InlineData("COM1.json")]
    [InlineData("lpt9")]
    [InlineData("CONIN$")]
    [InlineData("trailing.")]
    [InlineData("trailing ")]
    [InlineData("que?stion")]
    [InlineData("\u0001")]
    public void Names_that_Windows_reads_as_something_else_are_refused_there(string name)
    {
        Assert.NotNull(RestorableName.FindProblem(name, "windows"));
        Assert.NotNull(RestorableName.FindProblem($"folder/{name}/file", "windows"));
        Assert.Null(RestorableName.FindProblem(name, "linux"));
    }

    [Fact]
    public async Task A_link_or_a_submodule_in_the_tree_is_not_restored_and_nothing_goes_through_it()
    {
        // The classic: a link 'd' to somewhere else, and a folder 'd' with a file, in one tree.
        var link = _scene.WriteBlob(_scene["elsewhere"]);
        var blob = _scene.WriteBlob("through the link");
        Directory.CreateDirectory(_scene["elsewhere"]);
        _scene.CommitForeignTree(_scene.WriteTree(
            ("120000", "d", link), ("40000", "d", _scene.WriteTree(("100644", "file", blob))), ("160000", "module", _scene.Git("rev-parse", "main"))));
        var result = await RestoreAsync(new RestoreOptions { Destination = To });
        Assert.Equal([("NotAFile", "d"), ("NotAFile", "module")], result.Errors.Select(e => (e.Id, e.Target)));
        Assert.Equal("through the link", File.ReadAllText(Path.Combine(To, "d", "file")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_scene["elsewhere"]));
    }

    [RequiresUnixFact]
    public async Task A_folder_of_the_destination_that_links_elsewhere_is_not_entered()
    {
        Directory.CreateDirectory(To);
        Directory.CreateSymbolicLink(Path.Combine(To, "backup"), Directory.CreateDirectory(_scene["elsewhere"]).FullName);
        var result = await RestoreAsync(new RestoreOptions { Destination = To });
        Assert.Equal(["OutsideDestination", "OutsideDestination"], result.Errors.Select(e => e.Id));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_scene["elsewhere"]));
        Assert.True(File.Exists(Path.Combine(To, "README.md")));
    }

    [RequiresUnixFact]
    public async Task A_chain_of_links_is_followed_to_its_end_before_it_is_judged()
    {
        Directory.CreateDirectory(To);
        Directory.CreateSymbolicLink(Path.Combine(To, "one"), "../middle");
        Directory.CreateSymbolicLink(_scene["middle"], "to/inside");
        Directory.CreateDirectory(Path.Combine(To, "inside"));
        Directory.CreateSymbolicLink(Path.Combine(To, "backup"), "one");
        Assert.Empty((await RestoreAsync(new RestoreOptions { Destination = To })).Errors);
        Assert.True(File.Exists(Path.Combine(To, "inside", "box", "notes", "a.md")));
    }

    [RequiresUnixFact]
    public async Task Links_in_a_circle_are_an_error_of_their_files()
    {
        Directory.CreateDirectory(To);
        Directory.CreateSymbolicLink(Path.Combine(To, "backup"), "loop");
        Directory.CreateSymbolicLink(Path.Combine(To, "loop"), "backup");
        var result = await RestoreAsync(new RestoreOptions { Destination = To });
        Assert.Equal(2, result.Errors.Count);
        Assert.Single(result.Files);
    }

    [Fact]
    public async Task A_name_that_is_not_utf8_is_named_and_the_rest_goes_on()
    {
        var blob = _scene.WriteBlob("latin");
        _scene.CommitForeignTree(_scene.WriteTree(("100644", new byte[] { (byte)'c', 0xE9 }, blob), ("100644", "fine"u8.ToArray(), blob)));
        var result = await RestoreAsync(new RestoreOptions { Destination = To });
        Assert.Equal(("NameNotUtf8", "c\uFFFD"), (Assert.Single(result.Errors).Id, result.Errors[0].Target));
        Assert.Equal(["fine"], result.Files.Select(f => f.Path));
    }

    [Fact]
    public async Task A_name_too_long_for_the_disk_is_named_and_the_rest_goes_on()
    {
        var blob = _scene.WriteBlob("long");
        var name = new string('n', 300);
        _scene.CommitForeignTree(_scene.WriteTree(("100644", "fine", blob), ("100644", name, blob)));
        var result = await RestoreAsync(new RestoreOptions { Destination = To });
        Assert.Equal(("NameNotPossible", name), (Assert.Single(result.Errors).Id, result.Errors[0].Target));
        Assert.Single(result.Files);
    }

    [Fact]
    public async Task A_name_that_is_there_twice_is_restored_once()
    {
        _scene.CommitForeignTree(_scene.WriteTree(("100644", "twice", _scene.WriteBlob("1")), ("100644", "twice", _scene.WriteBlob("2"))));
        var result = await RestoreAsync(new RestoreOptions { Destination = To });
        Assert.Equal("NameCollides", Assert.Single(result.Errors).Id);
        Assert.Equal("1", File.ReadAllText(Path.Combine(To, "twice")));
    }

    [Fact]
    public async Task A_blob_with_other_bytes_than_its_id_says_is_not_written()
    {
        var blob = _scene.Git("rev-parse", "main:README.md");
        var other = _scene.WriteBlob("forged");
        _scene.Unpack();
        File.SetAttributes(_scene.ObjectFile(blob), FileAttributes.Normal);
        File.Copy(_scene.ObjectFile(other), _scene.ObjectFile(blob), overwrite: true);
        var result = await RestoreAsync(new RestoreOptions { Destination = To });
        Assert.Equal("README.md", Assert.Single(result.Errors).Target);
        Assert.False(File.Exists(Path.Combine(To, "README.md")));
        Assert.Equal(2, result.Files.Count);
    }

    private Task<RestoreResult> RestoreAsync(RestoreOptions options) => _scene.RestoreAsync(options);

    private async Task RefusedAsync(string rest)
    {
        var before = Entries(_scene[".."]).Concat(Entries(_scene[""])).ToArray();
        var result = await RestoreAsync(new RestoreOptions { Destination = _scene["deep", "to"] });
        Assert.Single(result.Errors);
        Assert.Equal([rest], result.Files.Select(f => f.Path));
        Assert.Equal([rest], Directory.EnumerateFileSystemEntries(_scene["deep", "to"]).Select(Path.GetFileName));
        Assert.Equal(["to"], Directory.EnumerateFileSystemEntries(_scene["deep"]).Select(Path.GetFileName));
        Assert.DoesNotContain(Entries(_scene[".."]).Concat(Entries(_scene[""])), e => e.Contains("escape", StringComparison.Ordinal) && !before.Contains(e));
        Directory.Delete(_scene["deep"], recursive: true);
    }

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder);
}

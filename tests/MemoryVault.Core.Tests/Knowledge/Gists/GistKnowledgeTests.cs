using MemoryVault.GitHub;
using MemoryVault.Json.Merge;
using MemoryVault.Knowledge;
using MemoryVault.Knowledge.Gists;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>A project in a gist: published, received, copied, listed, restored, deleted.</summary>
public sealed class GistKnowledgeTests : IDisposable
{
    private readonly GistKnowledgeScene _scene = new();

    private KnowledgeScene One => _scene.One;

    private KnowledgeScene Two => _scene.Two;

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_project_is_published_to_a_new_secret_gist_and_copied_to_another_machine()
    {
        One.Write("notes/first.md", "# One\n");
        One.Write("facts.json", """{"a": 1}""");

        var published = await _scene.PublishAsync("what the team knows");
        var copied = await _scene.CopyAsync();

        Assert.Equal((2, false), (published.Added, published.IsUpToDate));
        Assert.Equal([".memoryvault.brisa.json", "facts.json", "notes%2Ffirst.md"], _scene.NamesInGist());
        Assert.Equal("what the team knows", _scene.Server.DescriptionOf(_scene.GistId));
        Assert.Equal(("2", false), (_scene.Git("rev-list", "--count", "HEAD").TrimEnd(), published.Merged));
        Assert.Equal(2, copied.Added);
        Assert.Equal(One.Files(), Two.Files());
        Assert.StartsWith(_scene.Server.GistUrl, published.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_and_deletions_go_both_ways()
    {
        One.Write("a.md", "a\n");
        One.Write("b/c.md", "c\n");
        await _scene.PublishAsync();
        await _scene.CopyAsync();

        Two.Write("d.md", "d\n");
        File.Delete(Two["a.md"]);
        await _scene.PublishAsync(Two);
        One.Write("b/c.md", "c\nmore\n");
        var received = await One.ReceiveAsync();
        await _scene.PublishAsync(One);
        await Two.ReceiveAsync();

        Assert.Equal((1, 1), (received.Added, received.Deleted));
        Assert.Equal(["b/c.md", "d.md"], One.Files().Keys);
        Assert.Equal(One.Files(), Two.Files());
        Assert.Equal([".memoryvault.brisa.json", "b%2Fc.md", "d.md"], _scene.NamesInGist());
    }

    // The tool that users come from wrote a time into the content, so that each push was a version; others made a gist for each upload.
    [Fact]
    public async Task Without_a_change_nothing_is_published_and_no_gist_is_made()
    {
        One.Write("a.md", "a\n");
        await _scene.PublishAsync();
        var tip = _scene.Git("rev-parse", "HEAD");

        var again = await _scene.PublishAsync();

        Assert.True(again.IsUpToDate);
        Assert.Equal(tip, _scene.Git("rev-parse", "HEAD"));
        Assert.Single(_scene.Server.Requests, request => request.Method == "POST");
    }

    // The interface gives the first megabyte of a file and the first 300 files; the tool that users come from wrote that over the good ones.
    [Fact]
    public async Task A_file_of_more_than_a_megabyte_and_more_than_300_files_arrive_whole()
    {
        One.Write("big.md", string.Concat(Enumerable.Range(0, 40_000).Select(i => $"line {i} of a file that is long\n")));
        One.Write("long.jsonl", string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{{\"id\": {i}, \"text\": \"something that was said\"}}\n")));
        for (var i = 0; i < 310; i++)
        {
            One.Write($"notes/{i}.md", $"note {i}\n");
        }

        await _scene.PublishAsync();
        await _scene.CopyAsync();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("test");
        var shown = await client.GetStringAsync(new Uri($"{_scene.Server.Url}/gists/{_scene.GistId}"));

        Assert.Equal(One.Files(), Two.Files());
        Assert.Contains("\"truncated\":true", shown, StringComparison.Ordinal);
    }

    // The tool that users come from asked for a gist whose id was the version.
    [Fact]
    public async Task A_version_is_restored_exactly_and_published_only_when_that_is_asked_for()
    {
        One.Write("a.md", "first\n");
        await _scene.PublishAsync();
        One.Write("a.md", "second\n");
        One.Write("b.md", "b\n");
        await _scene.PublishAsync();
        var versions = await One.HistoryAsync();
        var first = versions.Single(version => version is { Added: 1, Modified: 0 } && version.Subject.StartsWith("Publish", StringComparison.Ordinal) && version != versions[0]);

        await One.RestoreAsync(first.Revision);
        Assert.Equal(new SortedDictionary<string, string> { ["a.md"] = "first\n" }, One.Files());
        Assert.Equal("second\n", _scene.Git("show", "HEAD:a.md"));

        await _scene.PublishAsync();
        Assert.Equal([".memoryvault.brisa.json", "a.md"], _scene.NamesInGist());
        Assert.Equal("first\n", _scene.Git("show", "HEAD:a.md"));
    }

    [Fact]
    public async Task A_version_that_the_gist_does_not_have_is_an_error_and_changes_nothing()
    {
        One.Write("a.md", "first\n");
        await _scene.PublishAsync();

        await Assert.ThrowsAnyAsync<VaultException>(() => One.RestoreAsync("0123456789abcdef0123456789abcdef01234567"));
        await Assert.ThrowsAnyAsync<VaultException>(() => One.RestoreAsync(_scene.GistId));

        Assert.Equal("first\n", One.Read("a.md"));
    }

    [Fact]
    public async Task The_history_tells_every_version_with_its_author()
    {
        One.Write("a.md", "first\n");
        await _scene.PublishAsync();
        await _scene.CopyAsync();
        Two.Write("b.md", "b\n");
        await _scene.PublishAsync(Two);

        var versions = await One.HistoryAsync();

        Assert.Equal(["two <two@example.org>", "one <one@example.org>"], versions.Take(2).Select(version => version.Author));
        Assert.Equal("Publish brisa: 1 added", versions[0].Subject);
    }

    [Fact]
    public async Task What_somebody_changes_on_the_website_is_received_and_keeps_its_name()
    {
        One.Write("a.md", "a\n");
        await _scene.PublishAsync();
        await EditAsync("""{"files": {"gistfile1.txt": {"content": "from the website\n"}, "a.md": {"content": "a\nmore\n"}}}""");

        await One.ReceiveAsync();
        Assert.Equal("from the website\n", One.Read("gistfile1.txt"));
        Assert.Equal("a\nmore\n", One.Read("a.md"));

        One.Write("gistfile1.txt", "changed here\n");
        await _scene.PublishAsync();
        Assert.Equal([".memoryvault.brisa.json", "a.md", "gistfile1.txt"], _scene.NamesInGist());

        File.Delete(One["gistfile1.txt"]);
        await _scene.PublishAsync();
        Assert.Equal([".memoryvault.brisa.json", "a.md"], _scene.NamesInGist());
    }

    [Fact]
    public async Task Names_that_differ_by_capitals_alone_are_two_files_in_a_clone_on_every_system()
    {
        One.Write("readme.md", "small\n");
        One.Write("README.md", "big\n");
        await _scene.PublishAsync();
        await _scene.CopyAsync();

        Assert.Equal(One.Files(), Two.Files());
        Assert.Equal(3, _scene.NamesInGist().Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task A_conflict_is_told_as_data_and_nothing_is_published()
    {
        One.Write("facts.json", """{"a": 1, "b": 1}""");
        await _scene.PublishAsync();
        await _scene.CopyAsync();
        Two.Write("facts.json", """{"a": 2, "b": 1}""");
        await _scene.PublishAsync(Two);
        One.Write("facts.json", """{"a": 3, "b": 1}""");

        var error = await Assert.ThrowsAsync<KnowledgeConflictException>(() => _scene.PublishAsync(One));
        Assert.Equal("/a", error.Conflicts.Single().Pointer?.ToString());
        Assert.Contains("\"a\": 2", _scene.Git("show", "HEAD:facts.json"), StringComparison.Ordinal);

        await _scene.PublishAsync(One, MergeStrategy.Ours);
        Assert.Contains("\"a\": 3", _scene.Git("show", "HEAD:facts.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_follows_and_what_is_public_cannot_change()
    {
        One.Write("a.md", "a\n");
        await _scene.PublishAsync("first");
        await _scene.PublishAsync("second");
        await _scene.PublishAsync();

        Assert.Equal("second", _scene.Server.DescriptionOf(_scene.GistId));
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => _scene.PublishAsync(isPublic: true));
        Assert.Contains("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gist_is_deleted_and_the_folder_stays()
    {
        One.Write("a.md", "a\n");
        await _scene.PublishAsync();
        var id = _scene.GistId;

        await using (var vault = One.Open())
        {
            await new RemoveKnowledge(vault).RunAsync(new RemoveKnowledgeOptions { Project = KnowledgeScene.Project, Address = new() { Gist = id } }, default);
            Assert.Empty(new KnowledgeRegistry(vault).Get(KnowledgeScene.Project).Places);
        }

        Assert.False(_scene.Server.Has(id));
        Assert.True(One.Has("a.md"));
    }

    [Fact]
    public async Task A_publication_that_the_token_does_not_allow_fails_with_its_reason_and_is_made_up_for()
    {
        using var poor = new GistKnowledgeScene(scopes: "repo");
        poor.One.Write("a.md", "a\n");

        var error = await Assert.ThrowsAsync<GitHubFailedException>(() => poor.PublishAsync());

        Assert.Equal(VaultErrorKind.NotPushed, error.Kind);
        Assert.Contains("'gist' is not among them", error.Message, StringComparison.Ordinal);
        Assert.Equal("a", poor.One.Show("a.md").TrimEnd());
    }

    [Fact]
    public async Task Somebody_elses_gist_can_be_copied_and_a_publication_there_says_why_it_failed()
    {
        var theirs = _scene.Server.Add("monalisa", "hers", isPublic: true, ("a.md", "hers\n"));
        await using (var vault = Two.Open())
        {
            await new CopyKnowledge(vault).RunAsync(new CopyKnowledgeOptions { Project = "brisa", Path = Two.Root, Address = new() { Gist = theirs } }, default);
        }

        Assert.Equal("hers\n", Two.Read("a.md"));
        Two.Write("a.md", "mine\n");
        var error = await Assert.ThrowsAsync<GistAccessException>(() => _scene.PublishAsync(Two));

        Assert.Equal(VaultErrorKind.NotPushed, error.Kind);
        Assert.Contains("the token from GITHUB_TOKEN", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_scene.Token.Value, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gist_that_is_gone_is_told_as_such()
    {
        One.Write("a.md", "a\n");
        await _scene.PublishAsync();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("test");
        client.DefaultRequestHeaders.Authorization = new("Bearer", _scene.Token.Value);
        await client.DeleteAsync(new Uri($"{_scene.Server.Url}/gists/{_scene.GistId}"));

        var error = await Assert.ThrowsAsync<GistAccessException>(() => One.ReceiveAsync());

        Assert.Equal(VaultErrorKind.Denied, error.Kind);
        Assert.Contains("has no gist", error.Message, StringComparison.Ordinal);
        Assert.True(One.Has("a.md"));
    }

    [Fact]
    public async Task An_Enterprise_with_another_branch_is_a_place_like_any_other()
    {
        using var enterprise = new GistKnowledgeScene(isEnterprise: true, branch: "trunk");
        enterprise.One.Write("notes/a.md", "a\n");

        await enterprise.PublishAsync();
        await enterprise.CopyAsync();

        Assert.Equal("a\n", enterprise.Two.Read("notes/a.md"));
        Assert.All(enterprise.Server.Requests, request => Assert.StartsWith("/gists", request.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_secret_means_is_said_once_on_a_machine()
    {
        One.Write("a.md", "a\n");
        await _scene.PublishAsync();
        await using (var vault = One.Open())
        {
            await new PublishKnowledge(vault).RunAsync(new PublishKnowledgeOptions { Project = "other", Path = One.Root, Address = GistKnowledgeScene.NewGist }, default);
        }

        var log = string.Concat(Directory.GetFiles(Path.Combine(One.VaultPath, "local", "log")).Select(File.ReadAllText));
        Assert.Single(log.Split('\n'), line => line.Contains("unlisted, not private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gists_of_ours_are_listed_by_their_markers_with_what_GitHub_tells_of_them()
    {
        One.Write("a.md", "a\n");
        await _scene.PublishAsync("what the team knows");
        _scene.Server.Add("octocat", null, isPublic: true, ("metadata.json", "{}"));
        var other = _scene.Server.Add("octocat", "another", isPublic: true, (GistMarker.NameOf("other"), "{}"), ("b.md", "b"));

        await using var vault = One.Open();
        var here = await new ListKnowledge(vault).RunAsync(new ListKnowledgeOptions { Remote = true }, default).ToListAsync();
        var some = await new ListKnowledge(vault).RunAsync(new ListKnowledgeOptions { Remote = true, Name = "oth*" }, default).ToListAsync();

        Assert.Equal(
            [("brisa", "what the team knows", (bool?)false, KnowledgeState.Published, 1), ("other", "another", true, KnowledgeState.Elsewhere, 1)],
            here.Select(info => (info.Project, info.Description, info.IsPublic, info.State, info.Files ?? -1)));
        Assert.Equal([other], some.Select(info => info.GistId));
    }

    private async Task EditAsync(string body)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("test");
        client.DefaultRequestHeaders.Authorization = new("Bearer", _scene.Token.Value);
        var answer = await client.PatchAsync(new Uri($"{_scene.Server.Url}/gists/{_scene.GistId}"), new StringContent(body));
        answer.EnsureSuccessStatusCode();
    }
}

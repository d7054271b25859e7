using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

public class SourceFilterTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "memoryvault-filter");

    [Theory]
    [InlineData("auth.json")]
    [InlineData(".credentials.json")]
    [InlineData("sub/oauth_creds.json")]
    [InlineData("mcp-oauth-tokens.json")]
    [InlineData("a2a-oauth-tokens.json")]
    [InlineData("agents/main/agent/auth-profiles.json")]
    [InlineData("credentials/whatsapp/creds.json")]
    [InlineData(".env")]
    [InlineData(".env.local")]
    [InlineData("deep/down/.ENV.production")]
    [InlineData(".claude.json")]
    [InlineData("openclaw.json")]
    [InlineData("server.pem")]
    [InlineData(".ssh/id_ed25519")]
    [InlineData("home/.copilot/config.json")]
    [InlineData("state.vscdb")]
    [InlineData("openclaw-agent.sqlite-wal")]
    public void A_credential_is_never_taken_by_a_wide_include(string path)
    {
        Assert.False(Filter("folder").Includes(path));
        Assert.False(Filter("folder", include: ["**"]).Includes(path));
        Assert.False(Filter("folder", include: ["**/*"]).Includes(path));
        Assert.False(Filter("folder", include: ["*.*"]).Includes(path));
    }

    [Fact]
    public void A_credential_is_taken_by_an_include_that_names_it()
    {
        var filter = Filter("folder", include: ["*.md", "sub/auth.json", "/credentials/oauth.json"]);

        Assert.True(filter.Includes("sub/auth.json"));
        Assert.False(filter.Includes("other/auth.json"));
        Assert.True(filter.MayContain("credentials"));
        Assert.True(filter.Includes("credentials/oauth.json"));
        Assert.False(filter.Includes("credentials/notes.md"));
        Assert.True(filter.Includes("notes.md"));
    }

    [Fact]
    public void An_include_that_names_a_folder_does_not_take_the_credentials_in_it()
    {
        var filter = Filter("folder", include: ["secrets", "data"]);

        Assert.False(filter.Includes("secrets/oauth.json"));
        Assert.False(filter.Includes("data/auth.json"));
        Assert.True(filter.Includes("data/notes.txt"));
    }

    [Fact]
    public void The_own_exclude_is_stronger_than_any_include()
    {
        var filter = Filter("folder", include: ["**", "drafts/plan.md"], exclude: ["drafts/", "*.txt"]);

        Assert.False(filter.Includes("drafts/plan.md"));
        Assert.False(filter.MayContain("drafts"));
        Assert.False(filter.Includes("a/b.txt"));
        Assert.True(filter.Includes("a/b.md"));
    }

    [Theory]
    [InlineData(".git/config")]
    [InlineData("sub/.GIT/HEAD")]
    [InlineData("git~1/HEAD")]
    [InlineData(".gitmodules")]
    [InlineData("sub/.gitattributes")]
    public void Names_that_git_reserves_are_not_even_taken_when_named(string path)
    {
        Assert.False(Filter("folder").Includes(path));
        Assert.False(Filter("folder", include: [path]).Includes(path));
    }

    [Theory]
    [InlineData("a.tmp")]
    [InlineData("notes.md~")]
    [InlineData("sub/.notes.md.swp")]
    [InlineData(".DS_Store")]
    [InlineData("x/Thumbs.db")]
    [InlineData("sessions.json.lock")]
    [InlineData("node_modules/x/readme.md")]
    [InlineData("agent.sock")]
    public void Debris_is_left_out(string path) => Assert.False(Filter("folder").Includes(path));

    [Theory]
    [InlineData(".env.example")]
    [InlineData(".gitignore")]
    [InlineData("design-tokens.json")]
    [InlineData("oauth-decisions.md")]
    [InlineData("--help-memory.json")]
    [InlineData("memory")]
    [InlineData("Ünïcode name.md")]
    public void What_only_looks_like_it_is_taken(string path) => Assert.True(Filter("folder").Includes(path));

    [Theory]
    [InlineData("node_modules", false)]
    [InlineData("a/b/node_modules", false)]
    [InlineData(".git", false)]
    [InlineData("credentials", false)]
    [InlineData("a/b", true)]
    [InlineData("a/b/", true)]
    [InlineData("", true)]
    public void A_folder_without_anything_to_take_is_not_walked(string folder, bool expected) =>
        Assert.Equal(expected, Filter("folder").MayContain(folder));

    [Fact]
    public void A_preset_walks_only_the_folders_that_its_patterns_lead_into()
    {
        var filter = Filter("claude-code");

        Assert.True(filter.MayContain("projects"));
        Assert.True(filter.MayContain("projects/-home-ana-app"));
        Assert.True(filter.MayContain("projects/-home-ana-app/memory/deep"));
        Assert.False(filter.MayContain("shell-snapshots"));
        Assert.False(filter.MayContain("cache"));
        Assert.False(filter.MayContain("projects/-home-ana-app/5a1c/tool-results"));
        Assert.True(filter.MayContain("projects/-home-ana-app/5a1c/subagents"));
    }

    [Fact]
    public void The_vault_itself_is_never_taken()
    {
        var source = Source("folder");
        var filter = SourceFilter.For(source, TestMachine.At(Root), Path.Combine(Root, "deep", "vault"));

        Assert.False(filter.MayContain("deep/vault"));
        Assert.False(filter.Includes("deep/vault/config.json"));
        Assert.False(filter.Includes("deep/vault/repository.git/HEAD"));
        Assert.True(filter.Includes("deep/vault2/config.json"));
    }

    [Theory]
    [InlineData("linux", false)]
    [InlineData("macos", true)]
    [InlineData("windows", true)]
    public void Case_matters_as_it_does_to_the_system(string system, bool expected)
    {
        var filter = SourceFilter.For(Source("folder", ["Notes/*.MD"]), TestMachine.At(Root, system));

        Assert.Equal(expected, filter.Includes("notes/a.md"));
    }

    [Fact]
    public void An_unknown_preset_is_an_error_that_lists_the_known_ones()
    {
        var error = Assert.Throws<InvalidInputException>(() => Filter("claud"));

        Assert.Contains("claude-code", error.Remedy, StringComparison.Ordinal);
        Assert.Contains("folder", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_asked_in_any_order_get_the_same_answers()
    {
        string[] paths = ["a.md", "x/a.md", "x/y/a.tmp", "x/y/z/a.md", "x", "node_modules/a.md", "x/node_modules/y/z.md", "b.md", "xy/a.md", "x/y2/b.md"];
        var shared = Filter("folder", exclude: ["x/y/", "xy/*.md"]);
        var random = new Random(7);

        for (var i = 0; i < 500; i++)
        {
            var path = paths[random.Next(paths.Length)];
            Assert.Equal(Filter("folder", exclude: ["x/y/", "xy/*.md"]).Includes(path), shared.Includes(path));
        }
    }

    [Fact]
    public void A_file_costs_no_allocation_once_its_folder_is_known()
    {
        var filter = Filter("folder");
        filter.Includes("a/b/first.md");
        filter.Includes("a/b/second.json");

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            filter.Includes("a/b/some-name.md");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static SourceFilter Filter(string preset, string[]? include = null, string[]? exclude = null) =>
        SourceFilter.For(Source(preset, include, exclude), TestMachine.At(Root));

    private static MemorySource Source(string preset, string[]? include = null, string[]? exclude = null) =>
        new() { Name = "test", Root = Root, Preset = preset, Include = include ?? [], Exclude = exclude ?? [], Folder = "backup/testbox/test" };
}

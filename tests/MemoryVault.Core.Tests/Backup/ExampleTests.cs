using System.Text.Json;
using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

public class ExampleTests
{
    private static readonly string Examples = RepositoryFolder.Path("examples", "agents");

    public static TheoryData<string> JsonFiles => Files("*.json");

    public static TheoryData<string> JsonlFiles => Files("*.jsonl");

    [Theory]
    [MemberData(nameof(JsonFiles))]
    public void Every_json_file_of_the_examples_parses(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Examples, file)));

        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
    }

    [Theory]
    [MemberData(nameof(JsonlFiles))]
    public void Every_line_of_every_jsonl_file_of_the_examples_parses(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Examples, file));

        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            using var document = JsonDocument.Parse(line);
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        });
    }

    [Theory]
    [InlineData("rEngine", "rengine")]
    [InlineData("claude", "claude-code")]
    [InlineData("openclaw", "openclaw")]
    [InlineData("mcp", "mcp-memory")]
    public void Each_agents_folder_is_recognised(string folder, string preset) =>
        Assert.Equal(preset, SourceDiscovery.Recognise(Path.Combine(Examples, folder)).Preset.Name);

    [Fact]
    public void The_examples_as_a_whole_are_a_plain_folder_of_which_every_file_is_taken()
    {
        var candidate = SourceDiscovery.Recognise(Examples);
        var filter = SourceFilter.For(candidate.ToSource(), MachineEnvironment.Current);

        Assert.Equal(("folder", "agents"), (candidate.Preset.Name, candidate.Name));
        Assert.All(AllFiles(), file => Assert.True(filter.Includes(file), file));
    }

    [Fact]
    public void The_folder_of_each_agent_is_taken_by_its_preset_without_a_file_left_behind() =>
        Assert.All(AllFiles().Where(file => file.Contains('/')), file =>
        {
            var (folder, rest) = (file[..file.IndexOf('/')], file[(file.IndexOf('/') + 1)..]);
            var candidate = SourceDiscovery.Recognise(Path.Combine(Examples, folder));
            Assert.True(SourceFilter.For(candidate.ToSource(), MachineEnvironment.Current).Includes(rest), file);
        });

    [Fact]
    public void The_examples_have_the_eight_files_that_rengine_names() =>
        Assert.All(REnginePreset.NamedFiles, name => Assert.True(File.Exists(Path.Combine(Examples, "rEngine", name)), name));

    [Fact]
    public async Task Find_lists_the_agents_one_level_below()
    {
        var found = new List<MemoryFile>();
        await foreach (var file in new FindMemoryFiles(new VaultServices()).RunAsync(new FindMemoryFilesOptions { Paths = [Examples] }, default))
        {
            found.Add(file);
        }

        Assert.Equal(["claude-code", "mcp-memory", "openclaw", "rengine"], found.Select(file => file.Preset).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(AllFiles().Count() - 1, found.Count);
        var transcript = found.Single(file => file.Path.EndsWith("-topic-42.jsonl", StringComparison.Ordinal));
        Assert.Equal(("OpenClaw", MemoryFileKind.Transcript), (transcript.Agent, transcript.Kind));
        Assert.Equal(new FileInfo(transcript.Path).Length, transcript.Size);
        Assert.Equal(File.GetLastWriteTimeUtc(transcript.Path), transcript.LastChange.UtcDateTime);
    }

    private static IEnumerable<string> AllFiles(string pattern = "*") =>
        Directory.EnumerateFiles(Examples, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, MatchType = MatchType.Simple })
            .Select(file => Path.GetRelativePath(Examples, file).Replace(Path.DirectorySeparatorChar, '/'));

    private static TheoryData<string> Files(string pattern) => [.. AllFiles(pattern).Order(StringComparer.Ordinal)];
}

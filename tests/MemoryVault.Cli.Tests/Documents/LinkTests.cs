namespace MemoryVault.Cli.Tests.Documents;

/// <summary>What documents point at is there.</summary>
public sealed class LinkTests
{
    [Fact]
    public void Each_link_leads_to_a_file_and_a_heading() => Assert.All(DocumentFile.All, document => Assert.All(document.Links, link =>
    {
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? document.FullName : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document.FullName)!, parts[0]));
        Assert.True(Path.Exists(target), $"{document}: {link}");
        Assert.True(parts.Length == 1 || new DocumentFile(target).Anchors.Contains(parts[1]), $"{document}: {link}");
    }));

    [Fact]
    public void The_table_of_the_architecture_has_each_folder_of_the_core()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "src", "MemoryVault.Core")).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"]);
        Assert.All(folders, folder => Assert.Contains($"| `{folder}` |", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_help_on_topics_fits_80_columns() =>
        Assert.All(Directory.GetFiles(Path.Combine(Repository.Root, "en-US"), "about_*.txt").SelectMany(File.ReadAllLines), line => Assert.True(line.Length <= 80, line));
}

using System.Text.RegularExpressions;
using MemoryVault.Commands;

namespace MemoryVault.Tests.Conventions;

/// <summary>The manifest says just what is there. Pester imports it; here it is read as text.</summary>
public partial class ManifestTests
{
    private static readonly string Manifest = File.ReadAllText(RepositoryFolder.File("MemoryVault.psd1"));

    [Fact]
    public void The_exported_cmdlets_are_those_of_the_assembly() =>
        Assert.Equal(CmdletShape.All.Select(c => c.Name).Order(StringComparer.Ordinal), List("CmdletsToExport").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("VariablesToExport")]
    [InlineData("AliasesToExport")]
    public void Nothing_else_is_exported(string key) => Assert.Empty(List(key));

    [Theory]
    [InlineData("FormatsToProcess", "*.Format.ps1xml")]
    [InlineData("TypesToProcess", "*.Types.ps1xml")]
    public void Every_view_and_type_file_is_loaded(string key, string pattern)
    {
        var files = Directory.GetFiles(RepositoryFolder.File("src", "MemoryVault"), pattern).Select(f => "bin/" + Path.GetFileName(f));
        Assert.Equal(files.Order(StringComparer.Ordinal), List(key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_version_is_that_of_the_build()
    {
        var version = typeof(NewVaultCommand).Assembly.GetName().Version!.ToString(3);
        Assert.Matches($@"ModuleVersion\s+=\s+'{Regex.Escape(version)}'", Manifest);
    }

    private static IReadOnlyList<string> List(string key)
    {
        var list = Regex.Match(Manifest, key + @"\s*=\s*@\((.*?)\)", RegexOptions.Singleline);
        Assert.True(list.Success, key);
        return [.. Quoted().Matches(list.Groups[1].Value).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}

using System.Xml.Linq;
using MemoryVault.Internal;

namespace MemoryVault.Tests.Conventions;

/// <summary>The help covers every cmdlet and parameter, and nothing else; the built help is that of docs/help.</summary>
public class HelpTests
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    private static readonly IReadOnlyDictionary<string, XElement> Pages =
        XDocument.Load(RepositoryFolder.File("en-US", "MemoryVault.dll-Help.xml")).Descendants(Command + "command")
            .ToDictionary(c => c.Element(Command + "details")!.Element(Command + "name")!.Value, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. CmdletShape.All.Select(c => c.Name)];

    [Fact]
    public void There_is_a_page_for_each_cmdlet_and_no_other()
    {
        var names = CmdletShape.All.Select(c => c.Name).ToList();
        Assert.Equal(names, Pages.Keys.Order(StringComparer.Ordinal));
        var files = Directory.GetFiles(RepositoryFolder.File("docs", "help"), "*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(names, files.Order(StringComparer.Ordinal));
    }

    /// <summary>The address of the pages is set at the build (HelpRoot); until the project has one, none is named.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_on_the_web_is_that_of_the_cmdlet(string name)
    {
        Assert.Equal(HelpAddress.Root.Length == 0 ? string.Empty : $"{HelpAddress.Root}{name}.md", Shape(name).HelpUri);
        Assert.True(HelpAddress.Root.Length == 0 || Uri.TryCreate(HelpAddress.Root, UriKind.Absolute, out var root) && root.Scheme == Uri.UriSchemeHttps && HelpAddress.Root.EndsWith('/'), HelpAddress.Root);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_parameter_is_described_and_no_other(string name)
    {
        var described = Pages[name].Element(Command + "parameters")!.Elements(Command + "parameter").ToList();
        string[] common = Shape(name).SupportsShouldProcess ? ["Confirm", "WhatIf"] : [];
        Assert.Equal(
            Shape(name).Parameters.Select(p => p.Name).Concat(common).Order(StringComparer.Ordinal),
            described.Select(p => p.Element(Maml + "name")!.Value).Order(StringComparer.Ordinal));
        Assert.All(described, p => Assert.EndsWith(".", p.Element(Maml + "description")!.Value.Trim(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_aliases_and_parameter_sets_are_those_of_the_cmdlet(string name)
    {
        var parameters = Pages[name].Element(Command + "parameters")!.Elements(Command + "parameter");
        Assert.All(Shape(name).Parameters, p =>
        {
            var described = parameters.Single(d => d.Element(Maml + "name")!.Value == p.Name);
            var aliases = p.Aliases.Count == 0 ? "none" : string.Join(", ", p.Aliases);
            Assert.Equal(aliases, (string?)described.Attribute("aliases"));
        });
        var sets = Shape(name).Parameters.SelectMany(p => p.Sets).Where(s => s != "__AllParameterSets").Distinct().Count();
        Assert.Equal(Math.Max(1, sets), Pages[name].Element(Command + "syntax")!.Elements(Command + "syntaxItem").Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_output_is_the_one_that_is_declared(string name) => Assert.Equal(
        Shape(name).Outputs.Select(o => o.FullName),
        Pages[name].Element(Command + "returnValues")!.Descendants(Maml + "name").Select(n => n.Value));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_built_help_holds_the_examples_of_the_page(string name)
    {
        var page = File.ReadAllText(RepositoryFolder.File("docs", "help", name + ".md"));
        var titles = page.Split('\n').Where(l => l.StartsWith("### Example ", StringComparison.Ordinal)).Select(l => l[4..]).ToList();
        var built = Pages[name].Descendants(Command + "example").Select(e => e.Element(Maml + "title")!.Value.Trim('-', ' '));
        Assert.Equal(titles, built);
        Assert.True(titles.Count >= 2, name);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    private static CmdletShape Shape(string name) => CmdletShape.All.Single(c => c.Name == name);
}

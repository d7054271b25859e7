using System.Text.RegularExpressions;

namespace MemoryVault.Tests.Conventions;

/// <summary>Every cmdlet that a document names is there, with the parameters that it is given.</summary>
public partial class DocumentTests
{
    // Those of every cmdlet.
    private static readonly string[] Common = ["WhatIf", "Confirm", "ErrorAction", "WarningAction", "ErrorVariable", "OutVariable", "Verbose", "Debug"];

    public static TheoryData<string> Documents =>
    [
        .. Directory.GetFiles(RepositoryFolder.Path, "*.md").Concat(Directory.GetFiles(RepositoryFolder.File("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(RepositoryFolder.File("en-US"), "*.txt")).Select(path => Path.GetRelativePath(RepositoryFolder.Path, path)),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_a_document_calls_is_there(string document) =>
        Assert.All(File.ReadAllLines(RepositoryFolder.File(document)).SelectMany(line => Call().Matches(line)), call =>
        {
            var cmdlet = Assert.Single(CmdletShape.All, cmdlet => cmdlet.Name == call.Groups[1].Value);
            var known = cmdlet.Parameters.SelectMany(parameter => parameter.Aliases.Append(parameter.Name)).Concat(Common);
            Assert.All(Parameter().Matches(call.Groups[2].Value), parameter => Assert.True(known.Contains(parameter.Groups[1].Value), call.Value));
        });

    [GeneratedRegex(@"(?<![\w<-])([A-Z][a-z]+-(?:Vault|Memory|Session|Knowledge)[A-Za-z]*)([^|;{}()`'""#,]*)")]
    private static partial Regex Call();

    [GeneratedRegex(" -([A-Za-z]+)")]
    private static partial Regex Parameter();
}

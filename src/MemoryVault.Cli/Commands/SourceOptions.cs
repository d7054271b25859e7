using System.CommandLine;
using MemoryVault.Backup;

namespace MemoryVault.Cli.Commands;

/// <summary>What can be said of a source, in <c>source add</c> and <c>source set</c>.</summary>
internal sealed class SourceOptions
{
    private readonly Argument<string> _name = new("NAME") { Description = "The source's name" };
    private readonly Option<string?> _root = new("--root") { HelpName = "DIR", Description = "The folder on this machine" };
    private readonly Option<string?> _preset = new("--preset") { HelpName = "PRESET", Description = "Whose memory it is, which says what is taken (default: recognised)" };
    private readonly Option<string[]?> _include = new("--include") { HelpName = "GLOB", Description = "Take only what matches, relative to the folder; can be repeated" };
    private readonly Option<string[]?> _exclude = new("--exclude") { HelpName = "GLOB", Description = "Leave out what matches; can be repeated" };
    private readonly Option<string?> _folder = new("--folder") { HelpName = "FOLDER", Description = "The folder in the vault (default: backup/MACHINE/NAME, or the preset's)" };

    internal SourceOptions(Command command, bool needsRoot)
    {
        _root.Required = needsRoot;
        command.Add(_name);
        command.Add(_root);
        command.Add(_preset);
        command.Add(_include);
        command.Add(_exclude);
        command.Add(_folder);
    }

    /// <summary>Gives what was said; null for what was not.</summary>
    internal SourceSettings Read(ParseResult arguments) => new()
    {
        Name = arguments.GetRequiredValue(_name),
        Root = arguments.GetValue(_root),
        Preset = arguments.GetValue(_preset),
        Include = Given(arguments, _include),
        Exclude = Given(arguments, _exclude),
        Folder = arguments.GetValue(_folder),
    };

    private static string[]? Given(ParseResult arguments, Option<string[]?> option) =>
        arguments.GetResult(option) is null ? null : arguments.GetValue(option);
}

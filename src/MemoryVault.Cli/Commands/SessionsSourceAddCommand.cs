using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault sessions source add NAME</c>.</summary>
internal sealed class SessionsSourceAddCommand : VaultCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The source's name" };
    private readonly Argument<string[]> _command = new("COMMAND") { Arity = ArgumentArity.ZeroOrMore, Description = "For --preset command, after '--': a program and its arguments that write a tar stream" };
    private readonly Option<string> _preset = new("--preset") { HelpName = "PRESET", Required = true, Description = "How it is reached: fly, ssh, kubectl, docker, folder or command" };
    private readonly Option<string?> _target = new("--target", "-t") { HelpName = "NAME", Description = "The app, the host ([user@]host[:port]), the pod (or deploy/NAME), the container" };
    private readonly Option<string?> _folder = new("--folder") { HelpName = "DIR", Description = "The folder with the sessions: at the source, absolute or below ~/" };
    private readonly Option<string?> _namespace = new("--namespace", "-n") { HelpName = "NAME", Description = "The namespace of a pod" };
    private readonly Option<string?> _container = new("--container") { HelpName = "NAME", Description = "The container in a pod, or in a machine of Fly.io" };
    private readonly Option<string?> _machine = new("--machine") { HelpName = "ID", Description = "The machine of an app of Fly.io (default: its first that runs)" };
    private readonly Option<int> _window = new("--window-days") { HelpName = "DAYS", DefaultValueFactory = _ => 30, Description = "Ask only for what was changed within so many days; 0 for all" };
    private readonly Option<string[]> _include = new("--include") { HelpName = "GLOB", Description = "Take only what matches (default: the index and the transcripts); can be repeated" };
    private readonly Option<string[]> _exclude = new("--exclude") { HelpName = "GLOB", Description = "Leave out what matches; can be repeated" };
    private readonly Option<string?> _mirror = new("--mirror") { HelpName = "DIR", Description = "A folder here that each pull keeps in the source's own layout" };

    internal SessionsSourceAddCommand()
        : base("add", "Adds a place that session transcripts are pulled from; it is not contacted yet")
    {
        Add(_name);
        Add(_command);
        Option[] options = [_preset, _target, _folder, _namespace, _container, _machine, _window, _include, _exclude, _mirror];
        foreach (var option in options)
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var source = await new SessionSourceRegistry(vault).AddAsync(Read(arguments), context.Cancellation);
        context.ShowDone(source, SessionsJson.Source, SessionSourcesView.Added);
        return ExitCode.Done;
    }

    private SessionSource Read(ParseResult arguments) => new()
    {
        Name = arguments.GetRequiredValue(_name),
        Preset = arguments.GetRequiredValue(_preset),
        Target = arguments.GetValue(_target),
        Folder = arguments.GetValue(_folder),
        Namespace = arguments.GetValue(_namespace),
        Container = arguments.GetValue(_container),
        Machine = arguments.GetValue(_machine),
        Command = arguments.GetValue(_command) ?? [],
        WindowDays = arguments.GetValue(_window),
        Include = arguments.GetValue(_include) ?? [],
        Exclude = arguments.GetValue(_exclude) ?? [],
        Mirror = arguments.GetValue(_mirror),
    };
}

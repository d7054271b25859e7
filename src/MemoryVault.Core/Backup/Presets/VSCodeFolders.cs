using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The folders where VS Code and editors made from it keep the user's data.</summary>
/// <remarks>Looked up on 2026-11-21 at code.visualstudio.com/docs/configure/settings (settings file locations).</remarks>
internal static class VSCodeFolders
{
    private static readonly string[] Editors = ["Code", "Code - Insiders", "VSCodium"];

    /// <summary>Lists the <c>User</c> folders of VS Code, its preview, and VSCodium, and that of a remote server.</summary>
    internal static IEnumerable<string> User(MachineEnvironment environment)
    {
        var data = ApplicationData(environment);
        return Editors.Select(editor => Path.Combine(data, editor, "User"))
            .Append(Path.Combine(environment.Home, ".vscode-server", "data", "User"))
            .Append(Path.Combine(environment.Home, ".vscode-server-insiders", "data", "User"));
    }

    /// <summary>Gives the folder where applications keep a user's data.</summary>
    internal static string ApplicationData(MachineEnvironment environment) => environment.System switch
    {
        "windows" => environment.VariableOr("APPDATA", Path.Combine(environment.Home, "AppData", "Roaming")),
        "macos" => Path.Combine(environment.Home, "Library", "Application Support"),
        _ => environment.VariableOr("XDG_CONFIG_HOME", Path.Combine(environment.Home, ".config")),
    };
}

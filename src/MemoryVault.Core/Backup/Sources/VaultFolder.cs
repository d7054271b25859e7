using System.Buffers;
using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The folders of the vault that a source may have: safe on every system, and none that the vault needs itself.</summary>
internal static class VaultFolder
{
    // What a folder of a clone cannot be called on Windows.
    private static readonly SearchValues<char> Impossible = SearchValues.Create("\\:*?\"<>|");

    private static readonly string[] Reserved = ["machines", "quarantine", "memory", "schemas", "conflicts", "sessions", "knowledge", "README.md", "merge.json"];

    /// <summary>Checks the folder of a source.</summary>
    /// <param name="folder">The folder, relative to the vault's root and with <c>/</c>.</param>
    /// <exception cref="InvalidInputException">It is none that a source may have.</exception>
    internal static void Check(string folder)
    {
        if (folder.StartsWith('/') || (folder.Length > 1 && folder[1] == ':'))
        {
            throw Error(folder, "it is absolute", "Write it relative to the vault's top, for example 'backup/laptop/notes'.");
        }

        var names = folder.Split('/');
        foreach (var name in names)
        {
            CheckName(folder, name);
        }

        if (Reserved.Contains(names[0], StringComparer.OrdinalIgnoreCase) && !IsProject(names))
        {
            throw Error(folder, $"the vault keeps '{names[0]}' for itself", "Choose another, for example 'shared/" + names[^1] + "', or leave it out.");
        }

        if (folder.Equals("backup", StringComparison.OrdinalIgnoreCase))
        {
            throw Error(folder, "it holds the folders of all machines", "Go at least one folder deeper, or leave it out.");
        }
    }

    // A source of just this folder is the folder of a knowledge project.
    private static bool IsProject(string[] names) => names is ["knowledge", var project] && EntryName.IsValid(project);

    private static void CheckName(string folder, string name)
    {
        if (name.Length == 0)
        {
            throw Error(folder, "it has an empty name", "Write one '/' between folders, and none at the end.");
        }

        if (name is "." or ".." || GitReservedName.IsReserved(name))
        {
            throw Error(folder, $"git cannot keep a folder '{name}'", "Choose another, or leave it out.");
        }

        if (name.AsSpan().ContainsAny(Impossible) || name.Any(char.IsControl) || name.EndsWith('.') || name.EndsWith(' ') || name.StartsWith(' '))
        {
            throw Error(folder, $"'{name}' cannot be the name of a folder on every system", "Use '/' between folders, and names of letters, digits, '.', '_' and '-'.");
        }
    }

    private static InvalidInputException Error(string folder, string problem, string remedy) =>
        new(folder, $"'{folder}' cannot be the folder of a source in the vault: {problem}.", remedy);
}

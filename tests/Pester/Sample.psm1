# Objects of every type that a cmdlet puts out, made without a vault: each text in them is the one that is given.
Set-StrictMode -Version Latest

function Get-OutputType {
    # Gives every type that the module's cmdlets put out, and every record inside one: none can be forgotten.
    [CmdletBinding()]
    [OutputType([Collections.Generic.List[Type]])]
    param()

    $found = [Collections.Generic.List[Type]]::new()
    $open = [Collections.Generic.Queue[Type]]::new()
    (Get-Command -Module MemoryVault).OutputType.Type | Where-Object { $_ -ne [psobject] } | Sort-Object FullName -Unique | ForEach-Object { $open.Enqueue($_) }
    while ($open.Count) {
        $type = $open.Dequeue()
        if ($found.Contains($type)) { continue }

        $found.Add($type)
        foreach ($property in $type.GetProperties()) {
            $inner = $property.PropertyType.IsGenericType ? $property.PropertyType.GetGenericArguments()[-1] : $property.PropertyType
            if ($inner.Assembly -eq $type.Assembly -and $inner.GetMethod('<Clone>$')) { $open.Enqueue($inner) }
        }
    }

    $found
}

function Get-Sample {
    # Gives a value of a type, filled to a depth.
    [CmdletBinding()]
    [OutputType([object])]
    param([Parameter(Mandatory)] [Type] $Type, [Parameter(Mandatory)] [string] $Text, [int] $Depth = 4)

    $bare = [Nullable]::GetUnderlyingType($Type) ?? $Type
    if ($bare -eq [string]) { return $Text }
    if ($bare -eq [bool]) { return $true }
    if ($bare.IsEnum) { return [Enum]::GetValues($bare)[-1] }
    if ($bare.IsPrimitive) { return 3 -as $bare }
    if ($bare -eq [DateTimeOffset]) { return [DateTimeOffset]::UtcNow.AddMinutes(-59) }
    if ($bare -eq [TimeSpan]) { return [TimeSpan]::FromSeconds(90) }
    if ($bare -eq [ReadOnlyMemory[byte]]) { return [ReadOnlyMemory[byte]]::new([Text.Encoding]::UTF8.GetBytes($Text)) }
    if ($bare.FullName -in 'MemoryVault.Json.JsonValue', 'MemoryVault.Json.JsonString') { return New-Object MemoryVault.Json.JsonString $Text }
    if ($bare.FullName -in 'MemoryVault.Json.JsonPointer', 'MemoryVault.Memory.EntryPath') { return $bare::Parse(($bare.Name -eq 'JsonPointer' ? '/' : 'section/') + ($Text -replace '[~/]')) }
    if ($bare.FullName -eq 'MemoryVault.Leases.LeaseScope') { return $bare::Parse('tasks/login') }
    if ($bare.IsGenericType -and [Collections.IEnumerable].IsAssignableFrom($bare)) {
        $item = $bare.GetGenericArguments()[-1]
        if ($Depth -lt ($item -eq [string] ? 1 : 2) -or $bare.GetGenericArguments().Count -gt 1) { return , [Array]::CreateInstance($item, 0) }

        $list = [Array]::CreateInstance($item, 2)
        0, 1 | ForEach-Object { $list[$_] = Get-Sample $item $Text ($Depth - 1) }
        return , $list
    }

    if ($bare.FullName -eq 'MemoryVault.Json.JsonObject') { return $null }
    if ($Depth -lt 1 -or -not $bare.Assembly.GetName().Name.StartsWith('MemoryVault')) { return $null }
    if ($bare.IsAbstract) { $bare = $bare.Assembly.GetTypes() | Where-Object { -not $_.IsAbstract -and $_.IsSubclassOf($bare) } | Select-Object -First 1 }

    $made = [Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject($bare)
    foreach ($property in $bare.GetProperties() | Where-Object { $_.CanWrite -and $_.SetMethod.IsPublic }) {
        $value = Get-Sample $property.PropertyType $Text ($Depth - 1)
        if ($null -ne $value -and $property.PropertyType.IsInstanceOfType($value)) { $property.SetValue($made, $value) }
    }

    , $made
}

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Lets nullable analysis know what a returned bool says of an out parameter.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}

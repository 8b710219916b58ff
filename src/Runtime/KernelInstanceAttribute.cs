using System;
using System.Collections.Generic;

namespace FusedKernels;

/// <summary>
/// Has a generic kernel, or one in a generic type, compiled for certain types although no call in its project names them: for calls in other
/// projects, which cannot compile it, and for calls with open types.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class KernelInstanceAttribute : Attribute
{
    /// <summary>Names the types.</summary>
    /// <param name="types">One for each type parameter: those of the types around the method, outermost first, then its own.</param>
    public KernelInstanceAttribute(params Type[] types) => Types = types;

    /// <summary>One type for each type parameter: those of the types around the method, outermost first, then its own.</summary>
    public IReadOnlyList<Type> Types { get; }
}

using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Diagnostics;

/// <content>FK0xxx: why a method cannot be a kernel.</content>
internal static partial class Descriptors
{
    // The method and its types.
    public static readonly DiagnosticDescriptor NotStatic = Kernel("FK0001", "A kernel is a static method",
        "'{0}' cannot be a kernel: {1}");

    public static readonly DiagnosticDescriptor NotPartial = Kernel("FK0002", "Types around a kernel are partial",
        "'{0}' cannot be a kernel: {1}");

    public static readonly DiagnosticDescriptor Generic = Kernel("FK0003", "Generic method that cannot be a kernel",
        "'{0}' cannot be a kernel: {1}");

    public static readonly DiagnosticDescriptor ParameterPassing = Kernel("FK0004", "How the parameters of a kernel are passed",
        "Parameter '{0}' is passed by '{1}', which is not supported in a kernel: {2}");

    public static readonly DiagnosticDescriptor ReturnType = Kernel("FK0005", "Return type of a kernel",
        "A kernel cannot return '{0}': {1}");

    public static readonly DiagnosticDescriptor NoBody = Kernel("FK0006", "A kernel has a body",
        "'{0}' cannot be a kernel: it has no body in C# in this project");

    public static readonly DiagnosticDescriptor NameTaken = Kernel("FK0007", "Name of the generated class is taken",
        "'{0}' cannot be a kernel: {1}, which is the name of the generated class; rename one of them");

    public static readonly DiagnosticDescriptor Type = Kernel("FK0010", "Type not supported in a kernel",
        "Type '{0}' is not supported in a kernel: {1}");

    public static readonly DiagnosticDescriptor Instance = Kernel("FK0011", "Instance of a kernel that cannot be made",
        "'{0}' cannot be compiled for '{1}': {2}");

    // Constructs.
    public static readonly DiagnosticDescriptor Construct = Kernel("FK0020", "Construct not supported in a kernel",
        "{0} is not supported in a kernel: {1}");

    public static readonly DiagnosticDescriptor Switch = Kernel("FK0023", "A switch expression that may throw",
        "This switch expression may throw, and a kernel cannot: {0}");

    public static readonly DiagnosticDescriptor ForEach = Kernel("FK0024", "'foreach' over what is no array or span",
        "This 'foreach' is not supported in a kernel: {0}");

    public static readonly DiagnosticDescriptor ReturnInLoop = Kernel("FK0025", "'return' of an array inside a loop",
        "'return' of an array inside a loop is not supported in a kernel: leave the loop by 'break' and return the array after it");

    public static readonly DiagnosticDescriptor Exceptions = Kernel("FK0026", "Exception handling in a kernel",
        "{0} is not supported in a kernel: {1}");

    public static readonly DiagnosticDescriptor Concurrency = Kernel("FK0027", "Locks, async code and iterators in a kernel",
        "{0} is not supported in a kernel: {1}");

    public static readonly DiagnosticDescriptor Goto = Kernel("FK0028", "'goto' in a kernel",
        "{0} is not supported in a kernel, but to leave what is around it forwards: use 'if' and 'for'");

    public static readonly DiagnosticDescriptor Functions = Kernel("FK0029", "Functions inside a kernel",
        "{0} is not supported in a kernel: {1}");

    public static readonly DiagnosticDescriptor Unsafe = Kernel("FK0030", "Pointers in a kernel",
        "{0} is not supported in a kernel: {1}");

    public static readonly DiagnosticDescriptor Allocation = Kernel("FK0031", "Objects made in a kernel",
        "{0} is not supported in a kernel: {1}");

    public static readonly DiagnosticDescriptor AllocationInLoop = Kernel("FK0032", "Array made inside a loop",
        "An array made inside a loop has one dimension and a constant length of at most {0} elements in a kernel: make a larger one before the loop, or pass it as a parameter");

    // Calls.
    public static readonly DiagnosticDescriptor UnknownCall = Kernel("FK0050", "Call to an unknown method",
        "A kernel cannot call '{0}': {1}");

    public static readonly DiagnosticDescriptor HelperCall = Kernel("FK0051", "Helper that cannot be inlined",
        "A kernel cannot call '{0}': {1}");

    public static readonly DiagnosticDescriptor MathFunction = Kernel("FK0052", "Mathematical function not supported",
        "'{0}' is not supported in a kernel{1}");

    public static readonly DiagnosticDescriptor WholeArray = Kernel("FK0053", "Call on a whole array",
        "A kernel cannot call '{0}' on a whole array: write the loop, which is turned into vector code: {1}");

    // State.
    public static readonly DiagnosticDescriptor StaticWrite = Kernel("FK0060", "Write to static state",
        "A kernel cannot write to static '{0}': return the value, or write it to an element of a span or array parameter");

    public static readonly DiagnosticDescriptor InstanceState = Kernel("FK0061", "Instance state",
        "A kernel cannot use '{0}': {1}");

    public static readonly DiagnosticDescriptor BufferReassigned = Kernel("FK0064", "Array or span variable reassigned",
        "'{0}' cannot be assigned in a kernel: {1}");

    public static readonly DiagnosticDescriptor BufferValue = Kernel("FK0065", "Array or span used as a value",
        "'{0}' can only be indexed or measured in a kernel: {1}");

    public static readonly DiagnosticDescriptor Slice = Kernel("FK0066", "Slice of an array or span",
        "This slice of '{0}' is not supported in a kernel: {1}");

    public static readonly DiagnosticDescriptor Internal = Add("FK0999", "Internal error",
        "FusedKernels failed on '{0}', which then runs as written; please report this: {1}", "FusedKernels.Kernel", DiagnosticSeverity.Warning);
}

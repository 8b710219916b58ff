namespace FusedKernels.Generator.IR;

/// <summary>A statement; <paramref name="Id"/> is unique among the statements and accesses of a kernel and names its source location.</summary>
internal abstract record Stmt(int Id);

/// <summary>Declares a local. Without <paramref name="Value"/> it is definitely assigned before it is read, as C# demands.</summary>
internal sealed record Let(int Id, Variable Variable, Expr? Value) : Stmt(Id);

/// <summary>Assigns a local or a parameter.</summary>
internal sealed record Assign(int Id, Variable Variable, Expr Value) : Stmt(Id);

/// <summary>Writes an element.</summary>
internal sealed record Store(int Id, KernelBuffer Buffer, EquatableArray<Expr> Index, Expr Value) : Stmt(Id);

/// <summary>
/// Writes an element to the next place of those that a counter goes through: <c>buffer[counter + Offset] = Value</c>. Only in the code of a unit in
/// lanes, where <see cref="Transforms.PackStores"/> makes it.
/// </summary>
/// <param name="Id">The id.</param>
/// <param name="Counter">The counter, as it is before its step of the iteration.</param>
/// <param name="Offset">How far from there.</param>
/// <param name="Buffer">Where it is written in the end.</param>
/// <param name="Held">Where it waits until then.</param>
/// <param name="Value">What is written.</param>
internal sealed record Pack(int Id, Variable Counter, long Offset, KernelBuffer Buffer, KernelBuffer Held, Expr Value) : Stmt(Id);

/// <summary>
/// Takes a value into a variable whose running total iterations want: <c>Before = Variable; Variable = Variable op Value</c>. Iterations that do not come
/// to it add nothing. Once in the code of a unit for each such variable; <see cref="Transforms.ScanSteps"/> makes it.
/// </summary>
/// <param name="Id">The id.</param>
/// <param name="Variable">The variable, which is read only behind this.</param>
/// <param name="Before">What it was before, if that is wanted.</param>
/// <param name="Kind">How it takes in the value.</param>
/// <param name="Value">The value.</param>
internal sealed record ScanStep(int Id, Variable Variable, Variable? Before, ReductionKind Kind, Expr Value) : Stmt(Id)
{
    /// <summary>Whether another order of the same operations can give other bits.</summary>
    public bool IsReassociated => Kind.ReassociatesTotals(Variable.Type);

    /// <summary>Of a linear recurrence, what the variable is multiplied by before the value is added; else null.</summary>
    public Expr? Factor { get; init; }
}

/// <summary>
/// Takes a value into an element, wherever iterations choose: those of several lanes in their order. Only in the code of a unit in lanes, where
/// <see cref="Transforms.TallySteps"/> makes it.
/// </summary>
/// <param name="Id">The id of the access that is checked where it happens, if one is; else of the write.</param>
/// <param name="Buffer">The buffer; nothing else reads or writes it.</param>
/// <param name="Index">The place.</param>
/// <param name="Kind">How the element takes in the value.</param>
/// <param name="Value">The value, of the type of the elements.</param>
internal sealed record Update(int Id, KernelBuffer Buffer, EquatableArray<Expr> Index, ReductionKind Kind, Expr Value) : Stmt(Id);

/// <summary>
/// Makes a zeroed local array of the given lengths (Int32), one per dimension. In a loop it makes a private one, of one dimension and of a
/// constant length.
/// </summary>
internal sealed record Allocate(int Id, KernelBuffer Buffer, EquatableArray<Expr> Lengths) : Stmt(Id);

internal sealed record If(int Id, Expr Condition, Block Then, Block Else) : Stmt(Id);

/// <summary>
/// <c>for (index = Lower; index Op Bound; index += Step)</c>. <paramref name="Bound"/> does not change while the loop runs (lowering
/// refuses others), the body does not assign the index, and Step is not zero. Index type is Int32 or Int64.
/// </summary>
/// <param name="Id">The id.</param>
/// <param name="Index">The index.</param>
/// <param name="Lower">Its first value.</param>
/// <param name="Op">How it is compared.</param>
/// <param name="Bound">With what.</param>
/// <param name="Step">What is added after each iteration.</param>
/// <param name="Body">The body.</param>
/// <param name="Guard">Tested after the comparison, before each iteration; the loop ends where it fails. Null for a loop with a known trip count.</param>
/// <param name="IsChecked">Whether a step past the last value of its type throws OverflowException.</param>
internal sealed record For(int Id, Variable Index, Expr Lower, CompareOp Op, Expr Bound, long Step, Block Body, Expr? Guard = null, bool IsChecked = false) : Stmt(Id)
{
    /// <summary>Whether the user says that its iterations are independent: what cannot be proved is believed.</summary>
    public bool IsAsserted { get; init; }
}

/// <summary>
/// A loop whose trip count is not known at its start: <c>while (Condition) { Body }</c>, or, if it tests last, <c>do { Body } while (Condition)</c>.
/// </summary>
/// <param name="Id">The id.</param>
/// <param name="Condition">Holds as long as the loop goes on.</param>
/// <param name="TestsFirst">Whether it is tested before the first iteration too.</param>
/// <param name="Body">The body.</param>
internal sealed record While(int Id, Expr Condition, bool TestsFirst, Block Body) : Stmt(Id);

/// <summary>
/// Runs its body, which a <see cref="Leave"/> anywhere in it may end: what a <c>break</c> leaves (the loop inside it), what a <c>continue</c>
/// leaves (the body of the loop), what the <c>return</c> of an inlined method leaves. Gone after <see cref="Transforms.StructureJumps"/>.
/// </summary>
internal sealed record Scope(int Id, Block Body) : Stmt(Id);

/// <summary>Goes on behind the <see cref="Scope"/> around it whose id it names; gone after <see cref="Transforms.StructureJumps"/>.</summary>
internal sealed record Leave(int Id, int Scope) : Stmt(Id);

/// <summary>
/// Ends the innermost loop around it where <paramref name="Condition"/> holds; stands in the loop's own block. Only in the code of a unit in lanes, where
/// <see cref="Transforms.ExitLoops"/> makes it.
/// </summary>
internal sealed record ExitIf(int Id, Expr Condition) : Stmt(Id);

/// <summary>Ends the method; not inside a loop.</summary>
/// <param name="Id">The id.</param>
/// <param name="Values">The numbers of the result in order; none where an array or nothing is returned.</param>
/// <param name="Buffer">The array that is returned, or null.</param>
internal sealed record Return(int Id, EquatableArray<Expr> Values, KernelBuffer? Buffer) : Stmt(Id);

/// <summary>A sequence of statements; the locals declared in it are its own.</summary>
internal sealed record Block(EquatableArray<Stmt> Statements)
{
    public static Block Empty { get; } = new(EquatableArray<Stmt>.Empty);

    public static Block Of(params Stmt[] statements) => new(EquatableArray.Of(statements));
}

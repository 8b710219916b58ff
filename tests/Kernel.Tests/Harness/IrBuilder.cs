using FusedKernels.Generator.IR;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>Makes small bodies over an int and two flags, for tests of passes and analyses.</summary>
internal sealed class IrBuilder
{
    public static readonly Variable X = new("x", ScalarType.Int32, VariableKind.Parameter);
    public static readonly Variable P = new("p", ScalarType.Boolean, VariableKind.Parameter);
    public static readonly Variable Q = new("q", ScalarType.Boolean, VariableKind.Parameter);

    private int nextId = 100;

    public static Body Body(params Stmt[] statements) => new(
        EquatableArray.Of(X, P, Q), EquatableArray<Variable>.Empty, EquatableArray<KernelBuffer>.Empty, Block.Of(statements), EquatableArray<PartPlace>.Empty);

    public static Scope In(int scope, params Stmt[] body) => new(scope, Block.Of(body));

    public Leave Out(int scope) => new(nextId++, scope);

    public Assign Set(int value) => Set(X, Constant.Int(value));

    public Assign Set(Variable variable, Expr value) => new(nextId++, variable, value);

    public Let Local(Variable variable, Expr? value) => new(nextId++, variable, value);

    public If When(Variable condition, params Stmt[] then) => When(new VariableRef(condition), Block.Of(then), Block.Empty);

    public If When(Expr condition, Block then, Block otherwise) => new(nextId++, condition, then, otherwise);

    public While Repeat(Variable condition, params Stmt[] body) => new(nextId++, new VariableRef(condition), TestsFirst: true, Block.Of(body));

    public For Count(string index, params Stmt[] body) => new(
        nextId++, new Variable(index, ScalarType.Int32, VariableKind.Index), Constant.Int(0), CompareOp.Less, new VariableRef(X), 1, Block.Of(body));
}
